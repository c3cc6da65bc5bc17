/** Where browsers reach the product. */
export class PublicSite {
  /** @param url without a trailing slash, `https://sinau.example.go.id` */
  constructor(readonly url: string) {}

  /** @param path begins with a slash */
  address(path: string): string {
    return `${this.url}${path}`;
  }
}
