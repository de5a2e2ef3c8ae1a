package io.calferry.bench.ews;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

class AutodiscoverTest {

    private static final String POX =
            "<Autodiscover"
                + " xmlns=\"http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006\">"
                + "<Request><EMailAddress>%s</EMailAddress></Request></Autodiscover>";
    private static final String SOAP =
            "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\""
                + " xmlns:a=\"http://schemas.microsoft.com/exchange/2010/Autodiscover\"><s:Body>"
                + "<a:GetUserSettingsRequestMessage><a:Request><a:Users><a:User>"
                + "<a:Mailbox>%s</a:Mailbox></a:User></a:Users><a:RequestedSettings>"
                + "<a:Setting>ExternalEwsUrl</a:Setting></a:RequestedSettings></a:Request>"
                + "</a:GetUserSettingsRequestMessage></s:Body></s:Envelope>";

    private final MemoryExchange server = MemoryExchange.start();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> ask(String address, String wish) throws Exception {
        server.account("ada@example.org", "Ada Lovelace", "hunter2 of ada");
        var url = server.autodiscoverUrl().toString();
        var its = wish.equals(POX) ? url : url.replace(".xml", ".svc");
        var request =
                HttpRequest.newBuilder(URI.create(its))
                        .header("Authorization", "Basic YWRhOmh1bnRlcjIgb2YgYWRh")
                        .POST(HttpRequest.BodyPublishers.ofString(wish.formatted(address)))
                        .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void both_ways_lead_to_ews() throws Exception {
        assertThat(ask("ada@example.org", POX).body())
                .contains("<EwsUrl>" + server.url() + "</EwsUrl>");
        assertThat(ask("ada@example.org", SOAP).body())
                .contains("<Value>" + server.url() + "</Value>");
    }

    @Test
    void both_ways_lead_elsewhere() throws Exception {
        server.redirect("a@example.org", new Redirect.ToAddress("ada@example.org"));
        server.redirect("u@example.org", new Redirect.ToUrl(URI.create("https://example.com/a")));
        server.redirect(
                "h@example.org", new Redirect.ByHttp(URI.create("https://example.com/b"), 302));

        assertThat(ask("a@example.org", POX).body())
                .contains("<RedirectAddr>ada@example.org</RedirectAddr>");
        assertThat(ask("a@example.org", SOAP).body())
                .contains("<RedirectTarget>ada@example.org</RedirectTarget>");
        assertThat(ask("u@example.org", POX).body())
                .contains("<RedirectUrl>https://example.com/a</RedirectUrl>");
        assertThat(ask("u@example.org", SOAP).body())
                .contains("<RedirectTarget>https://example.com/a</RedirectTarget>");
        assertThat(ask("h@example.org", POX).headers().firstValue("location"))
                .contains("https://example.com/b");
    }

    @Test
    void nobody_is_found_who_is_not_there() throws Exception {
        assertThat(ask("nobody@example.org", POX).body()).contains("<ErrorCode>500</ErrorCode>");
        assertThat(ask("nobody@example.org", SOAP).body())
                .contains("<ErrorCode>InvalidUser</ErrorCode>");
    }
}
