package io.calferry.exchange;

import io.calferry.http.HttpAccount;
import io.calferry.http.Reply;
import io.calferry.http.Request;
import io.calferry.sync.StoreException;

import microsoft.exchange.webservices.data.core.request.HttpWebRequest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// The library's request, carried by our account.
final class AccountWebRequest extends HttpWebRequest {

    /// Bytes of an answer: a batch of items, unpacked.
    private static final long ANSWER = 48L << 20;

    private final HttpAccount account;
    private final URI at;
    private final String anchor;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private byte[] answer = {};
    private Optional<Instant> time = Optional.empty();

    AccountWebRequest(HttpAccount account, URI at, String anchor) {
        this.account = account;
        this.at = at;
        this.anchor = anchor;
    }

    /// The request as HTTP has it, once it is written.
    Request request() {
        var request =
                Request.of("POST", at)
                        .with("Accept", "text/xml")
                        .with(new Request.Body("text/xml; charset=utf-8", out.toByteArray()));
        return anchor.isEmpty() ? request : request.with("X-AnchorMailbox", anchor);
    }

    byte[] answer() {
        return answer;
    }

    /// What the server's clock said when it answered (RFC 9110 section 6.6.1).
    Optional<Instant> time() {
        return time;
    }

    @Override
    public int executeRequest() throws IOException {
        try {
            answer = account.send(request(), ANSWER, this::envelope);
            return getResponseCode();
        } catch (StoreException e) {
            throw new IOException(e);
        }
    }

    /// The body of an answer in the words of EWS: a SOAP fault comes with 500.
    private byte[] envelope(Reply reply) throws IOException, StoreException {
        Replies.demandEnvelope(reply);
        time = reply.time();
        return reply.body().readAllBytes();
    }

    /// Every error that has got here is told in the envelope.
    @Override
    public int getResponseCode() {
        return 200;
    }

    @Override
    public OutputStream getOutputStream() {
        return out;
    }

    @Override
    public InputStream getInputStream() {
        return new ByteArrayInputStream(answer);
    }

    @Override
    public InputStream getErrorStream() {
        return getInputStream();
    }

    @Override
    public String getResponseText() {
        return "";
    }

    @Override
    public String getContentEncoding() {
        return "";
    }

    @Override
    public String getResponseContentType() {
        return "text/xml; charset=" + StandardCharsets.UTF_8.name();
    }

    @Override
    public Map<String, String> getResponseHeaders() {
        return Map.of();
    }

    @Override
    public String getResponseHeaderField(String name) {
        return "";
    }

    @Override
    public Map<String, String> getRequestProperty() {
        return Map.of();
    }

    @Override
    public void prepareConnection() {}

    @Override
    public void close() {}
}
