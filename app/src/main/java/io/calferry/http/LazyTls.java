package io.calferry.http;

import io.calferry.sync.StoreException;

import org.apache.http.HttpHost;
import org.apache.http.conn.socket.LayeredConnectionSocketFactory;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

import javax.net.ssl.SSLException;

/// TLS that is set up when the first connection wants it: reading this computer's authorities takes
/// longer than a whole run against a server without TLS.
final class LazyTls implements LayeredConnectionSocketFactory {

    private final Trust trust;
    private @Nullable SSLConnectionSocketFactory made;

    LazyTls(Trust trust) {
        this.trust = trust;
    }

    @Override
    public Socket createSocket(HttpContext context) throws IOException {
        return made().createSocket(context);
    }

    @Override
    public Socket connectSocket(
            int connectTimeout,
            Socket socket,
            HttpHost host,
            InetSocketAddress remoteAddress,
            @Nullable InetSocketAddress localAddress,
            HttpContext context)
            throws IOException {
        return made().connectSocket(
                        connectTimeout, socket, host, remoteAddress, localAddress, context);
    }

    @Override
    public Socket createLayeredSocket(Socket socket, String target, int port, HttpContext context)
            throws IOException {
        return made().createLayeredSocket(socket, target, port, context);
    }

    private synchronized SSLConnectionSocketFactory made() throws IOException {
        if (made == null) {
            try {
                made = Tls.sockets(trust);
            } catch (StoreException e) {
                throw new SSLException(e);
            }
        }
        return made;
    }
}
