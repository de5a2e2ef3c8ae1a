package io.calferry.bench.ews;

import java.util.Map;
import java.util.Optional;

/// The envelope round an answer.
final class Soap {

    /// What the schema calls a version, and what it brought.
    static final Map<String, Field.Since> VERSIONS =
            Map.of(
                    "Exchange2007", Field.Since.E2007,
                    "Exchange2007_SP1", Field.Since.E2007,
                    "Exchange2010", Field.Since.E2010,
                    "Exchange2010_SP1", Field.Since.E2010,
                    "Exchange2010_SP2", Field.Since.E2010,
                    "Exchange2013", Field.Since.E2013,
                    "Exchange2013_SP1", Field.Since.E2013,
                    "Exchange2015", Field.Since.E2013,
                    "Exchange2016", Field.Since.E2013);

    private static final String MESSAGES =
            "http://schemas.microsoft.com/exchange/services/2006/messages";
    private static final String TYPES = "http://schemas.microsoft.com/exchange/services/2006/types";
    private static final String FAULT =
            "http://schemas.microsoft.com/exchange/services/2006/errors";

    private Soap() {}

    /// Opens an envelope up to its body.
    static XmlText open(ServerVersion version) {
        return new XmlText()
                .raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>")
                .open(
                        "s:Envelope",
                        "xmlns:s",
                        "http://schemas.xmlsoap.org/soap/envelope/",
                        "xmlns:m",
                        MESSAGES,
                        "xmlns:t",
                        TYPES)
                .open("s:Header")
                .empty(
                        "t:ServerVersionInfo",
                        "MajorVersion",
                        "" + version.major(),
                        "MinorVersion",
                        "" + version.minor(),
                        "MajorBuildNumber",
                        "" + version.build(),
                        "MinorBuildNumber",
                        "" + version.revision(),
                        "Version",
                        version.schema())
                .close()
                .open("s:Body");
    }

    static byte[] close(XmlText envelope) {
        return envelope.close().close().bytes();
    }

    /// A fault, as what fails as a whole is answered: status 500.
    static Answer.Whole fault(ServerVersion version, Refusal refusal, Optional<Long> backOff) {
        var out = open(version);
        out.open("s:Fault")
                .text("faultcode", "a:" + refusal.code(), "xmlns:a", TYPES)
                .text("faultstring", refusal.message(), "xml:lang", "en-US")
                .open("detail")
                .text("e:ResponseCode", refusal.code(), "xmlns:e", FAULT)
                .text("e:Message", refusal.message(), "xmlns:e", FAULT);
        backOff.ifPresent(millis -> backOff(out, millis));
        out.close().close();
        return Answer.xml(500, close(out));
    }

    /// How long to keep away (EXDOCS/ews-throttling).
    static void backOff(XmlText out, long millis) {
        out.open("t:MessageXml")
                .text("t:Value", "" + millis, "Name", "BackOffMilliseconds")
                .close();
    }
}
