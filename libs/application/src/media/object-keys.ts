/** Where a file's bytes lie. What is made of them stands beside, so a copied course that shares the original shares that too. */
export const originalKey = (agencyId: string, mediaId: string): string => `media/${agencyId}/${mediaId}/original`;

/** What an uploaded picture was written as; the original is not kept. */
export const pictureKey = (agencyId: string, mediaId: string): string => `media/${agencyId}/${mediaId}/picture`;

/** The folder of an original, with its slash. */
export const folderOf = (objectKey: string): string => objectKey.slice(0, objectKey.lastIndexOf('/') + 1);
