import { systemPython } from '../../codegen/src/toolchains.ts';

/** A kit, and how a test runs it: on a stand-in for its platform where it needs one. */
export interface Kit {
	readonly name: string;
	/** The file that a person copies. */
	readonly file: string;
	/** Sends one message to IVR_TARGET_URL. The variables STAND_IN_… change what the call is about. */
	readonly command: string;
	/** Programs that the kit runs on, each with a command that succeeds where it is there, and what brings it. */
	readonly needs: Readonly<Record<string, string>>;
	/** The checks of the sender judge that it cannot pass. */
	readonly cannot: readonly string[];
	/** What is sent as the selections of a call whose caller chose this, and nothing in a second menu where there is one. */
	readonly selections: (selection: string) => readonly string[];
	/** How it ends when the message is refused. */
	readonly refusedExitCode: number;
}

const curl = { 'curl --version': 'curl' };
/** What a kit does where its platform lets it. */
const able = { cannot: [], selections: (text: string) => [text, ''], refusedExitCode: 1 };

export const kits: readonly Kit[] = [
	{
		...able,
		name: 'a shell script',
		file: 'shell/ivr-activity.sh',
		command: 'node test/shell.ts',
		needs: curl,
	},
	{
		...able,
		name: 'FreeSWITCH',
		file: 'freeswitch/ivr_activity.lua',
		command: 'lua test/freeswitch.lua freeswitch/ivr_activity.lua',
		needs: { ...curl, 'lua -v': 'lua5.4' },
		// A hook of FreeSWITCH has no exit code.
		refusedExitCode: 0,
	},
	{
		...able,
		name: 'Asterisk, AGI in Python',
		file: 'asterisk-agi/ivr_activity.py',
		command: `node test/asterisk-agi.ts ${systemPython()} asterisk-agi/ivr_activity.py`,
		needs: { [`${systemPython()} --version`]: 'python3' },
	},
	{
		...able,
		name: 'Asterisk, AGI in PHP',
		file: 'asterisk-agi/ivr_activity.php',
		command: 'node test/asterisk-agi.ts php asterisk-agi/ivr_activity.php',
		needs: { 'php --version': 'php-cli' },
	},
	{
		...able,
		name: 'Asterisk, dialplan alone',
		file: 'asterisk-dialplan/extensions.conf',
		command: 'node test/asterisk-dialplan.ts',
		needs: curl,
		selections: (text) => [text.replace(/[^A-Za-z0-9+*#._ -]/g, ''), ''],
	},
	{
		...able,
		name: 'Cisco UCCX',
		file: 'uccx/message.txt',
		command: 'node test/uccx.ts',
		needs: { 'javac -version': 'default-jdk-headless' },
		// The step Make REST Call makes one attempt.
		cannot: ['BHV-006', 'BHV-007', 'BHV-008', 'BHV-011', 'BHV-013', 'BHV-014', 'BHV-015', 'BHV-016'],
		// Control characters become blanks, and the stand-in has a single menu.
		selections: (text) => [text.replace('\t', ' ')],
	},
];
