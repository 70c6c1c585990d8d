/** Version of the engine's numbers: raised, with a line under *Model* in the changelog, by every change that moves a result. */
export const ENGINE_VERSION = '0.1.0';
