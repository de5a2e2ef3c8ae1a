package io.calferry.http;

import io.calferry.http.HttpAccount.Outcome;
import io.calferry.sync.StoreException;

import org.apache.http.HttpResponse;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.HttpRequestBase;
import org.apache.http.config.ConnectionConfig;
import org.apache.http.config.MessageConstraints;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.conn.socket.PlainConnectionSocketFactory;
import org.apache.http.conn.util.PublicSuffixMatcher;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// The connections of an account, kept alive over HTTP/1.1, as many as requests at a time.
final class Wire {

    /// An idle connection is looked at again only after this; before, a reset is met by a repeat.
    private static final Duration TRUSTED_IDLE = Duration.ofSeconds(5);

    private static final MessageConstraints HEADERS =
            MessageConstraints.custom().setMaxHeaderCount(200).setMaxLineLength(64 * 1024).build();

    private final Carrier carrier;
    private final CountingExecutor executor;
    private final RequestConfig config;
    private final Duration whole;
    private final ScheduledThreadPoolExecutor deadlines;

    Wire(HttpSettings settings, Signer signer, Function<HttpClientBuilder, Carrier> carrier) {
        var timeouts = settings.timeouts();
        this.executor = new CountingExecutor(settings.parallel());
        this.whole = timeouts.whole();
        var requests =
                RequestConfig.custom()
                        .setConnectTimeout((int) timeouts.connect().toMillis())
                        .setSocketTimeout((int) timeouts.silence().toMillis())
                        .setConnectionRequestTimeout((int) whole.toMillis())
                        // Paths go out as the server gave them: `a//b` and `%2B` are names there.
                        .setNormalizeUri(false)
                        .setRedirectsEnabled(false)
                        .setAuthenticationEnabled(false);
        this.deadlines =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("http-deadlines").factory());
        this.deadlines.setRemoveOnCancelPolicy(true);
        var client =
                HttpClientBuilder.create()
                        .setConnectionManager(connections(settings))
                        .setRequestExecutor(executor)
                        .setRetryHandler(executor::again)
                        .setUserAgent(settings.userAgent())
                        .setRoutePlanner(Proxies.on(settings.route()))
                        // Else the whole list is read at start, for cookies alone.
                        .setPublicSuffixMatcher(new PublicSuffixMatcher(List.of(), null))
                        .disableCookieManagement()
                        .disableAuthCaching()
                        .disableRedirectHandling();
        signer.prepare(client, requests);
        this.config = requests.build();
        this.carrier = carrier.apply(client.setDefaultRequestConfig(config));
    }

    private static PoolingHttpClientConnectionManager connections(HttpSettings settings) {
        var sockets =
                RegistryBuilder.<ConnectionSocketFactory>create()
                        .register("http", PlainConnectionSocketFactory.getSocketFactory())
                        .register("https", new LazyTls(settings.trust()))
                        .build();
        var pool = new PoolingHttpClientConnectionManager(sockets);
        pool.setDefaultMaxPerRoute(settings.parallel());
        pool.setMaxTotal(2 * settings.parallel());
        pool.setValidateAfterInactivity((int) TRUSTED_IDLE.toMillis());
        pool.setDefaultConnectionConfig(
                ConnectionConfig.custom().setMessageConstraints(HEADERS).build());
        return pool;
    }

    long requests() {
        return executor.count();
    }

    void close() {
        deadlines.shutdownNow();
        try {
            carrier.close();
        } catch (IOException _) {
            // Nothing waits for what these connections would still bring.
        }
    }

    /// Sends one request and has its answer read, in the time there is for both.
    <T> Outcome<T> exchange(
            Request request,
            URI at,
            Optional<String> authorization,
            long limit,
            InstantSource clock,
            ReplyReader<Outcome<T>> reader)
            throws IOException, StoreException {
        var message = Message.of(request, at);
        message.setConfig(config);
        authorization.ifPresent(value -> message.setHeader("Authorization", value));
        var deadline = new Deadline(message);
        var alarm = deadlines.schedule(deadline, whole.toNanos(), TimeUnit.NANOSECONDS);
        var read = new Reading<T>();
        try {
            carrier.carry(
                    message,
                    response -> {
                        read.read(reply(response, at, limit, clock), reader);
                        if (!read.drained(response)) {
                            message.abort();
                        }
                        return null;
                    });
        } catch (IOException e) {
            if (deadline.passed) {
                throw new TooSlowException(e);
            }
            // What breaks after the answer has been understood does no harm.
            if (!read.done()) {
                throw e;
            }
        } finally {
            alarm.cancel(false);
        }
        return read.result();
    }

    private static Reply reply(HttpResponse response, URI at, long limit, InstantSource clock)
            throws IOException {
        var entity = response.getEntity();
        var body = entity == null ? InputStream.nullInputStream() : entity.getContent();
        return new Reply(
                response.getStatusLine().getStatusCode(),
                at,
                response,
                new LimitedStream(body, limit),
                clock.instant());
    }

    /// Ends a request that takes too long.
    private static final class Deadline implements Runnable {
        private final HttpRequestBase message;
        private volatile boolean passed;

        Deadline(HttpRequestBase message) {
            this.message = message;
        }

        @Override
        public void run() {
            passed = true;
            message.abort();
        }
    }

    /// What the reader made of the answer: a result, or the exception that it threw, which must not
    /// cost us the connection.
    private static final class Reading<T> {
        private static final int WORTH_DRAINING = 64 * 1024;

        private @Nullable Outcome<T> outcome;
        private @Nullable StoreException thrown;

        void read(Reply reply, ReplyReader<Outcome<T>> reader) throws IOException {
            try {
                outcome = reader.read(reply);
            } catch (StoreException e) {
                thrown = e;
            }
        }

        /// Reads what little may be left, so that the connection can be used again; says whether
        /// that was all.
        boolean drained(HttpResponse response) {
            try {
                var entity = response.getEntity();
                return entity == null || entity.getContent().skip(WORTH_DRAINING) < WORTH_DRAINING;
            } catch (IOException _) {
                return false;
            }
        }

        boolean done() {
            return outcome != null || thrown != null;
        }

        Outcome<T> result() throws StoreException {
            if (thrown != null) {
                throw thrown;
            }
            if (outcome == null) {
                throw new IllegalStateException("the answer was not read");
            }
            return outcome;
        }
    }

    /// The whole took longer than there was time for.
    static final class TooSlowException extends IOException {
        private static final long serialVersionUID = 1;

        TooSlowException(IOException how) {
            super(how);
        }
    }
}
