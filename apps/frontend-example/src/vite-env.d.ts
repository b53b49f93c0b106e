/// <reference types="vite/client" />

interface ImportMetaEnv {
	/** The target that the page starts with, with its base path. */
	readonly VITE_IVR_TARGET_URL?: string;
}
