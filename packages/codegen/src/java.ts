import { execFile } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

/** The release that openapi-generator needs at least. */
const neededRelease = 11;

/** This machine has no Java that openapi-generator runs on; the message says what it has instead. */
export class JavaMissing extends Error {}

/**
 * The environment in which `java` is the one that JAVA_HOME names, or else the one on the PATH.
 * @throws JavaMissing when there is none, or one that is too old
 */
export async function javaEnvironment(environment: NodeJS.ProcessEnv = process.env): Promise<NodeJS.ProcessEnv> {
	const { JAVA_HOME: home, PATH: path = '' } = environment;
	const withHome = home ? { ...environment, PATH: `${join(home, 'bin')}${delimiter}${path}` } : environment;
	const release = await javaRelease(withHome);
	if (release === undefined) throw new JavaMissing('there is no Java on the PATH and none in JAVA_HOME');
	if (release < neededRelease) throw new JavaMissing(`the Java of this machine is ${release}, and ${neededRelease} is needed`);
	return withHome;
}

/** The feature release of `java`, such as 17; undefined where there is none. A stub without Java behind it fails. */
async function javaRelease(environment: NodeJS.ProcessEnv): Promise<number | undefined> {
	const output = await promisify(execFile)('java', ['-version'], { env: environment }).catch(() => undefined);
	// Up to Java 8 the version begins with «1.».
	const release = /version "(?:1\.)?(\d+)/.exec(output?.stderr ?? '')?.[1];
	return release === undefined ? undefined : Number(release);
}

/** The exit code of what was skipped for want of Java: no failure on a developer's machine, one in CI. */
export function skipStatus(environment: NodeJS.ProcessEnv = process.env): 0 | 1 {
	return environment.CI === 'true' ? 1 : 0;
}
