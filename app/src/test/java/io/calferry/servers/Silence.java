package io.calferry.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A server that takes every connection and says nothing.
public final class Silence implements AutoCloseable {

    private final ServerSocket socket;
    private final List<Socket> taken = new CopyOnWriteArrayList<>();

    private Silence(ServerSocket socket) {
        this.socket = socket;
    }

    public static Silence start() {
        try {
            var socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
            var silence = new Silence(socket);
            Thread.ofVirtual().start(silence::listen);
            return silence;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        try {
            while (true) {
                taken.add(socket.accept());
            }
        } catch (IOException _) {
            // It is closed.
        }
    }

    /// How often somebody has asked.
    public int calls() {
        return taken.size();
    }

    /// Such as `http://127.0.0.1:4711/a.ics`.
    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + path);
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (var connection : taken) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
