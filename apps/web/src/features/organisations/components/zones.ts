import { entry } from '../../../ui/form/index.js';

export const zones = [
  { value: 'Asia/Jakarta', label: 'WIB' },
  { value: 'Asia/Makassar', label: 'WITA' },
  { value: 'Asia/Jayapura', label: 'WIT' },
] as const;

export const zoneOf = (form: FormData) => zones.find(({ value }) => value === entry(form, 'timeZone'))?.value ?? 'Asia/Jakarta';
