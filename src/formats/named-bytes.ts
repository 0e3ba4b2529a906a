/** A file as it comes from a folder, a server or a drop on the page: nothing here opens one itself. */
export interface NamedBytes {
  /** Base name or the path inside the data package. */
  readonly name: string;
  readonly bytes: Uint8Array;
}
