package io.calferry.caldav;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;

import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;

/// Asks the DNS of this computer for SRV and TXT records of `_caldavs._tcp`. Services without TLS
/// are not asked for: credentials would not be sent there.
final class DnsServiceNames implements ServiceNames {

    private static final String SERVICE = "_caldavs._tcp.";

    @Override
    public List<URI> services(String domain) {
        if (domain.isEmpty() || domain.startsWith("[") || domain.matches("[0-9.]+|localhost")) {
            return List.of();
        }
        try {
            return services(records(domain, "SRV"), records(domain, "TXT"));
        } catch (NamingException _) {
            // No such record, or no name server: either way there is nothing to go on with.
            return List.of();
        }
    }

    /// @param srv such as `0 1 443 dav.example.org.`
    /// @param txt such as `path=/dav`
    static List<URI> services(List<String> srv, List<String> txt) {
        var path =
                txt.stream()
                        .map(record -> record.replace("\"", ""))
                        .filter(record -> record.startsWith("path=/"))
                        .map(record -> record.substring("path=".length()))
                        .findFirst()
                        .orElse("/.well-known/caldav");
        return srv.stream()
                .map(record -> record.split("\\s+"))
                .filter(parts -> parts.length == 4 && parts[3].length() > 1)
                .filter(parts -> parts[0].matches("\\d{1,5}") && parts[2].matches("\\d{1,5}"))
                .sorted(Comparator.comparingInt(parts -> Integer.parseInt(parts[0])))
                .flatMap(parts -> address(parts[3], parts[2], path).stream())
                .toList();
    }

    private static Optional<URI> address(String target, String port, String path) {
        var host = target.endsWith(".") ? target.substring(0, target.length() - 1) : target;
        try {
            return Optional.of(
                    URI.create("https://" + host + (port.equals("443") ? "" : ":" + port) + path));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static List<String> records(String domain, String type) throws NamingException {
        var environment = new Hashtable<String, String>();
        environment.put("java.naming.factory.initial", "com.sun.jndi.dns.DnsContextFactory");
        environment.put("java.naming.provider.url", "dns:");
        environment.put("com.sun.jndi.dns.timeout.initial", "2000");
        environment.put("com.sun.jndi.dns.timeout.retries", "2");
        var dns = new InitialDirContext(environment);
        try {
            var found = new ArrayList<String>();
            var attribute = dns.getAttributes(SERVICE + domain, new String[] {type}).get(type);
            for (int i = 0; attribute != null && i < attribute.size(); i++) {
                found.add(String.valueOf(attribute.get(i)));
            }
            return found;
        } finally {
            dns.close();
        }
    }
}
