package io.calferry.desktop.preview;

import io.calferry.agent.Errands.Result;
import io.calferry.desktop.Office;
import io.calferry.desktop.SampleProfile;
import io.calferry.profile.ProfileId;
import io.calferry.sync.Watch;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Computes a plan of sample events that nobody sees, from a feed of its own into nothing: the JVM
/// has compiled by then what computes the first that somebody waits for, which takes a tenth off
/// the time of one with 10,000 steps. Writes nothing but the feed, and that does not stay.
final class PlanRehearsal {

    private static final Logger LOG = LoggerFactory.getLogger(PlanRehearsal.class);

    /// How often each of a dozen events comes: what runs a hundred times is compiled.
    private static final int COPIES = 12;

    private static final String FIRST = "BEGIN:VEVENT";
    private static final String END = "END:VCALENDAR";

    private PlanRehearsal() {}

    /// @return how many steps were planned
    static int play(Office office) {
        try {
            var folder = Files.createTempDirectory("calferry-rehearsal-");
            var feed = folder.resolve("feed.ics");
            try {
                Files.writeString(feed, feed());
                return plan(office, feed);
            } finally {
                Files.deleteIfExists(feed);
                Files.delete(folder);
            }
        } catch (IOException e) {
            // It is only slower then.
            LOG.debug("no rehearsal", e);
            return 0;
        }
    }

    private static int plan(Office office, Path feed) {
        var id = new ProfileId("rehearsal");
        var profile = SampleProfile.of(id, id.value(), feed);
        var result =
                office.errands()
                        .look(profile, ends -> Prospect.look(ends, office.clock(), Watch.NONE));
        return result instanceof Result.Done<Prospect>(var prospect) ? prospect.rows().size() : 0;
    }

    private static String feed() throws IOException {
        var sample = SampleProfile.text();
        int first = sample.indexOf(FIRST);
        int end = sample.lastIndexOf(END);
        var events = sample.substring(first, end);
        return IntStream.range(0, COPIES)
                .mapToObj(i -> events.replace("UID:", "UID:" + i + "-"))
                .collect(Collectors.joining("", sample.substring(0, first), sample.substring(end)));
    }
}
