package io.calferry.caldav;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// The body of an XML answer, which remembers how it began and ended.
final class Tail extends FilterInputStream {
    private static final int KEPT = 64;

    /// Bytes in which an XML declaration has to end.
    private static final int PROLOG = 256;

    private static final Pattern ENCODING =
            Pattern.compile("^(?:\u00ef\u00bb\u00bf)?<\\?xml[^>]*encoding=[\"']([\\w.-]+)[\"']");

    private final StringBuilder last = new StringBuilder(2 * KEPT);
    private boolean ended;
    private int first = -1;

    Tail(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        int read = super.read(to, offset, length);
        ended |= read < 0;
        if (first < 0 && read > 0) {
            first = to[offset];
        }
        for (int i = Math.max(offset, offset + read - KEPT); i < offset + read; i++) {
            if (to[i] > ' ') {
                last.append((char) to[i]);
            }
        }
        last.delete(0, Math.max(0, last.length() - KEPT));
        return read;
    }

    /// As text. The parser's own decoder writes to System.err when it meets a wrong byte.
    Reader decoded() throws IOException {
        var buffered = new BufferedInputStream(this, 8192);
        buffered.mark(PROLOG);
        var prolog = new String(buffered.readNBytes(PROLOG), StandardCharsets.ISO_8859_1);
        buffered.reset();
        var matcher = ENCODING.matcher(prolog);
        var charset = matcher.find() ? charset(matcher.group(1)) : StandardCharsets.UTF_8;
        if (prolog.startsWith("\u00ef\u00bb\u00bf")) {
            buffered.skipNBytes(3);
        }
        return new InputStreamReader(buffered, charset.newDecoder());
    }

    /// UTF-8 for one that nobody knows: if it was not, the text will show it.
    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException _) {
            return StandardCharsets.UTF_8;
        }
    }

    /// Whether it began like XML and ended without the end of `root`.
    boolean cut(String root) {
        if (!ended || first != '<') {
            return false;
        }
        return root.isEmpty()
                ? last.charAt(last.length() - 1) != '>'
                : last.lastIndexOf(root + ">") < 0;
    }
}
