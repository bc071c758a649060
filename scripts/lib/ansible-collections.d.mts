export function ansibleCollections(): string | undefined;
