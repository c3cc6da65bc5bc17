import { DocumentError } from '@sinau/documents';
import { DomainError } from '@sinau/domain/core';

/** What a person is told when a document can't be made as asked; other errors pass. */
export function documentRefusal(error: unknown): unknown {
  if (!(error instanceof DocumentError)) return error;
  if (error.code === 'text_unprintable') return new DomainError('text_unprintable', { characters: String(error.facts['characters'] ?? '') });
  if (error.code === 'text_too_long') return new DomainError('text_too_long');
  if (error.code === 'image_kind_refused' || error.code === 'image_damaged' || error.code === 'image_too_large') return new DomainError(error.code);
  return error;
}
