import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PlaylistError, signPlaylist } from './sign-playlist.js';

const signed = (path: string): string => `https://s3.example/${path}?X-Amz-Signature=1`;

describe('signPlaylist', () => {
  it('signs segments and the init section of a media playlist and keeps all else to the byte', async () => {
    const playlist = ['#EXTM3U', '#EXT-X-VERSION:7', '# made by hand, init.mp4', '#EXT-X-MAP:URI="init.mp4",BYTERANGE="700@0"', '#EXTINF:4.0,a title="half', 'seg/00001.m4s', '', '#EXT-X-ENDLIST', ''];
    for (const lineEnd of ['\n', '\r\n']) {
      expect((await signPlaylist(playlist.join(lineEnd), signed)).split(lineEnd)).toEqual([
        '#EXTM3U',
        '#EXT-X-VERSION:7',
        '# made by hand, init.mp4',
        '#EXT-X-MAP:URI="https://s3.example/init.mp4?X-Amz-Signature=1",BYTERANGE="700@0"',
        '#EXTINF:4.0,a title="half',
        'https://s3.example/seg/00001.m4s?X-Amz-Signature=1',
        '',
        '#EXT-X-ENDLIST',
        '',
      ]);
    }
  });

  it('signs child playlists, renditions and I-frame lists of a master playlist', async () => {
    const master = '#EXTM3U\n#EXT-X-MEDIA:TYPE=SUBTITLES,NAME="URI=id, Bahasa",URI="subs/id.m3u8",LANGUAGE="id"\n#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=9,URI="i.m3u8"\n#EXT-X-STREAM-INF:BANDWIDTH=900,CODECS="avc1.64001f,mp4a.40.2"\n360p/index.m3u8\n';
    expect(await signPlaylist(master, async (path) => `/api/play/${path}`)).toBe(
      '#EXTM3U\n#EXT-X-MEDIA:TYPE=SUBTITLES,NAME="URI=id, Bahasa",URI="/api/play/subs/id.m3u8",LANGUAGE="id"\n#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=9,URI="/api/play/i.m3u8"\n#EXT-X-STREAM-INF:BANDWIDTH=900,CODECS="avc1.64001f,mp4a.40.2"\n/api/play/360p/index.m3u8\n',
    );
  });

  it('signs a file that many segments share only once', async () => {
    const asked: string[] = [];
    await signPlaylist('#EXTM3U\n#EXT-X-MAP:URI="all.mp4"\n#EXT-X-BYTERANGE:10@0\nall.mp4\n#EXT-X-BYTERANGE:10@10\nall.mp4\n', (path) => {
      asked.push(path);
      return signed(path);
    });
    expect(asked).toEqual(['all.mp4']);
  });

  it.each(['../other/video.m4s', 'a/../b', '/etc/passwd', '//evil.example/x', 'https://evil.example/x', 'javascript:alert(1)', 'a%2e%2e/b', 'a\\b', 'a?b', 'a#b', '{$x}', 'a//b', './a', 'a b'])(
    'refuses the path %s as a segment and as an attribute, with its line',
    async (path) => {
      await expect(signPlaylist(`#EXTM3U\n#EXTINF:4,\n${path}\n`, signed)).rejects.toMatchObject({ name: 'PlaylistError', line: 3 });
      await expect(signPlaylist(`#EXTM3U\n#EXT-X-MAP:URI="${path}"\n`, signed)).rejects.toMatchObject({ name: 'PlaylistError', line: 2 });
    },
  );

  it('refuses what is no playlist, an open quotation mark, a bare URI, and an address that would break the line', async () => {
    await expect(signPlaylist('<html>', signed)).rejects.toMatchObject({ line: 1 });
    await expect(signPlaylist('#EXTM3U\n#EXT-X-MAP:URI="init.mp4', signed)).rejects.toMatchObject({ line: 2 });
    await expect(signPlaylist('#EXTM3U\n#EXT-X-MAP:URI=init.mp4', signed)).rejects.toMatchObject({ line: 2 });
    await expect(signPlaylist('#EXTM3U\na.ts', () => 'https://x/"\n#EXT-X-MAP')).rejects.toMatchObject({ line: 2 });
  });

  it('on any text throws nothing but PlaylistError and asks only for paths that go downward', async () => {
    const line = fc.oneof(fc.string(), fc.constantFrom('#EXT-X-MAP:URI="a/b.mp4"', 'seg.m4s', '../x', '#EXT-X-MAP:URI="../x"', '#EXTINF:4,'), fc.string().map((value) => `#EXT-X-MEDIA:NAME="x",URI="${value}"`));
    await fc.assert(
      fc.asyncProperty(fc.array(line), async (lines) => {
        const outcome = await signPlaylist(['#EXTM3U', ...lines].join('\n'), (path) => {
          expect(new URL(path, 'https://a.example/folder/').pathname).toBe(`/folder/${path}`);
          return signed(path);
        }).catch((error: unknown) => error);
        expect(typeof outcome === 'string' || outcome instanceof PlaylistError).toBe(true);
      }),
    );
  });
});
