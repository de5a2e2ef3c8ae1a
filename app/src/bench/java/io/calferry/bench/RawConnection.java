package io.calferry.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One kept-alive connection to a server that answers with a Content-Length, as [MemoryCalDav]
/// does. As little work as a client can do.
final class RawConnection implements AutoCloseable {

    /// @param headers as they came
    record Got(int status, String headers, byte[] body) {}

    private static final int LONGEST_HEAD = 16 * 1024;

    private final Socket socket = new Socket();
    private final InputStream in;
    private final String host;

    RawConnection(URI server) throws IOException {
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
        in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
        host = server.getHost() + ":" + server.getPort();
    }

    /// @param headers whole lines, each with its line end
    Got ask(String method, String path, String headers, byte[] body) throws IOException {
        var head =
                (method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers)
                        + ("Content-Length: " + body.length + "\r\n\r\n");
        var bytes = head.getBytes(StandardCharsets.ISO_8859_1);
        var whole = Arrays.copyOf(bytes, bytes.length + body.length);
        System.arraycopy(body, 0, whole, bytes.length, body.length);
        socket.getOutputStream().write(whole);
        return answer();
    }

    private Got answer() throws IOException {
        var head = new byte[LONGEST_HEAD];
        var length = 0;
        while (length < 4 || head[length - 1] != '\n' || head[length - 3] != '\n') {
            var next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            head[length++] = (byte) next;
        }
        var text = new String(head, 0, length, StandardCharsets.ISO_8859_1);
        var status = Integer.parseInt(text.substring(9, 12));
        return new Got(status, text, in.readNBytes(contentLength(text)));
    }

    private static int contentLength(String head) {
        var name = "Content-Length: ";
        var at = head.indexOf(name);
        return at < 0
                ? 0
                : Integer.parseInt(head.substring(at + name.length(), head.indexOf('\r', at)));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
