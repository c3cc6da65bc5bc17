/** Injects the `ObjectStore` of @sinau/storage that the app opened. */
export const OBJECT_STORE = Symbol('ObjectStore');
