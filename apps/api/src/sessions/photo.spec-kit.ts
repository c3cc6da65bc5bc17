/** 16 × 16 pixels, by `ffmpeg -f lavfi -i testsrc2=size=16x16:rate=1:duration=1 -frames:v 1 -q:v 20`. */
const PIXELS = Buffer.from([
  '/9j/4AAQSkZJRgABAgAAAQABAAD//gAQTGF2YzU5LjM3LjEwMAD/2wBDAAgoKC8oLzc3Nzc3N0E8QUNDQ0FBQUFDQ0NISEhVVVVISEhDQ0hIUFBVVVxfXFdXVVdfX2RkZHh4c3OMjJGsrM//xABmAA',
  'EBAQAAAAAAAAAAAAAAAAAFAwcBAQEAAAAAAAAAAAAAAAAAAAAGEAABAgUFAQEAAAAAAAAAAAARAQIxABIhAxNBgSJRMnERAAIBBAMBAQAAAAAAAAAAABEBAgBBMSHxBPDBEv/AABEIABAAEAMBIgAC',
  'EQADEQD/2gAMAwEAAhEDEQA/AMu7q5Ub+7W5WbY9VjrWUHYARMBLOOORIqtKj0RlFqpp0Dt9UG4qIPo5lLszbYIbWjhO9tLzqgnBGSJH6XwXyuK//9k=',
].join(''), 'base64');

/** A photo as a telephone takes it: before the picture stands where it was taken. */
export function photoWithPlace(): Buffer {
  const tiff = Buffer.from('49492a000800000001001201030001000000010000000000000047505320', 'hex');
  const content = Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from('-6.2088,106.8456')]);
  return Buffer.concat([PIXELS.subarray(0, 2), Buffer.from([0xff, 0xe1, 0, content.length + 2]), content, PIXELS.subarray(2)]);
}
