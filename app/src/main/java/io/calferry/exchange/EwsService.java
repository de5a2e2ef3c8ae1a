package io.calferry.exchange;

import io.calferry.http.HttpAccount;

import microsoft.exchange.webservices.data.core.ExchangeService;
import microsoft.exchange.webservices.data.core.enumeration.misc.ConnectingIdType;
import microsoft.exchange.webservices.data.core.enumeration.misc.ExchangeVersion;
import microsoft.exchange.webservices.data.core.request.HttpWebRequest;
import microsoft.exchange.webservices.data.misc.ImpersonatedUserId;

import org.apache.http.config.Registry;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.conn.socket.ConnectionSocketFactory;

import java.net.MalformedURLException;
import java.net.URI;
import java.util.Optional;

/// The library's service, whose requests go out through our account. Of one thread at a time, for
/// it keeps the headers of its last answer.
final class EwsService extends ExchangeService {

    /// Newer servers take it, and the library knows no newer one.
    private static final ExchangeVersion VERSION = ExchangeVersion.Exchange2010_SP2;

    private final HttpAccount account;
    private final String anchor;

    /// @param anchor the mailbox whose server is to answer (X-AnchorMailbox)
    /// @param impersonated the mailbox in whose name one acts
    EwsService(HttpAccount account, URI url, String anchor, Optional<String> impersonated) {
        super(VERSION);
        this.account = account;
        this.anchor = anchor;
        setUrl(url);
        impersonated.ifPresent(
                address ->
                        setImpersonatedUserId(
                                new ImpersonatedUserId(ConnectingIdType.SmtpAddress, address)));
        // Its own client is never used: it knows neither our trust nor our gate.
        super.close();
    }

    /// Called by the base constructor, before there are fields. Nothing connects with it, and the
    /// library's own would read all authorities of this computer.
    @Override
    protected Registry<ConnectionSocketFactory> createConnectionSocketFactoryRegistry() {
        return RegistryBuilder.<ConnectionSocketFactory>create().build();
    }

    @Override
    protected HttpWebRequest prepareHttpWebRequestForUrl(URI url, boolean gzip, boolean redirects) {
        var request = new AccountWebRequest(account, url, anchor);
        try {
            request.setUrl(url.toURL());
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("no address of a server", e);
        }
        return request;
    }

    @Override
    protected HttpWebRequest prepareHttpPoolingWebRequestForUrl(
            URI url, boolean gzip, boolean redirects) {
        return prepareHttpWebRequestForUrl(url, gzip, redirects);
    }
}
