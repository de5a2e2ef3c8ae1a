package io.calferry.ics;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.sync.CalendarObject;
import io.calferry.sync.Href;
import io.calferry.sync.Store;
import io.calferry.sync.StoreContract;

import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

class FeedFileContractTest extends StoreContract {

    @TempDir private Path folder;
    @TempDir private Path spool;

    @Override
    protected Store open() {
        return new FeedFile(
                new FeedAddress.Local(file()), Absent.IS_CREATED, spool, InstantSource.system());
    }

    private Path file() {
        return folder.resolve("calendar.ics");
    }

    /// An editor that writes into the file as it is.
    @Override
    protected Foreigner foreigner() {
        return new Foreigner() {
            @Override
            public Href create(CalendarObject object) throws Exception {
                var events = events();
                events.addAll(events(object.text()));
                put(events);
                return new Href(object.uid().value());
            }

            @Override
            public void replace(Href href, CalendarObject with) throws Exception {
                delete(href);
                create(with);
            }

            @Override
            public void delete(Href href) throws Exception {
                var events = events();
                assertThat(events.removeIf(e -> e.contains("\nUID:" + href.value() + "\r\n")))
                        .isTrue();
                put(events);
            }
        };
    }

    private List<String> events() throws IOException {
        return Files.exists(file()) ? events(Files.readString(file())) : new ArrayList<>();
    }

    private static List<String> events(String text) {
        var events = new ArrayList<String>();
        for (var at = text.indexOf("BEGIN:VEVENT"); at >= 0; ) {
            var end = text.indexOf("END:VEVENT\r\n", at) + "END:VEVENT\r\n".length();
            events.add(text.substring(at, end));
            at = text.indexOf("BEGIN:VEVENT", end);
        }
        return events;
    }

    private void put(List<String> events) throws IOException {
        Files.writeString(file(), Samples.calendar(events.toArray(String[]::new)));
    }
}
