export { invalidExamples, validExamples } from './generated/examples/examples.ts';
