import { artefacts } from '../src/artefacts.ts';
import { generateArtefact } from '../src/generate-artefact.ts';

// Run as a process of its own: generates every artefact that is not committed below the folder that is named.
const [root] = process.argv.slice(2);
for (const artefact of artefacts.values()) {
	if (!artefact.committed) await generateArtefact(artefact, root);
}
