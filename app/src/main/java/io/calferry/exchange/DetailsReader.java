package io.calferry.exchange;

import io.calferry.outlook.Attachment;
import io.calferry.outlook.Body;
import io.calferry.outlook.Details;
import io.calferry.outlook.EventTime;
import io.calferry.outlook.Moment;
import io.calferry.outlook.WindowsZone;
import io.calferry.sync.StoreException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Reads what an item, a master or an occurrence says of itself.
final class DetailsReader {

    private DetailsReader() {}

    static Details details(Element item, Zones zones) throws StoreException {
        return new Details(
                time(item, zones),
                item.textOf("t:Subject").orElse(""),
                body(item),
                item.textOf("t:Location").orElse(""),
                StatusReader.status(item),
                item.child("t:Categories").stream()
                        .flatMap(all -> all.all("t:String"))
                        .map(Element::text)
                        .toList(),
                reminder(item),
                AppointmentReader.extended(item, Properties.ONLINE_MEETING)
                        .or(() -> AppointmentReader.extended(item, Properties.TEAMS_MEETING))
                        .filter(it -> !it.isBlank()),
                PeopleReader.people(item),
                attachments(item),
                AppointmentReader.stamps(item));
    }

    private static EventTime time(Element item, Zones zones) throws StoreException {
        var start = new Moment(AppointmentReader.time(item, "t:Start"), zones.start());
        var end = new Moment(AppointmentReader.time(item, "t:End"), zones.end());
        return AppointmentReader.is(item, "t:IsAllDayEvent")
                ? new EventTime.AllDay(start, end)
                : new EventTime.Timed(start, end);
    }

    private static Body body(Element item) {
        var body = item.child("t:Body");
        if (body.isEmpty()) {
            return Body.EMPTY;
        }
        var text = body.get().text();
        return body.get().attribute("BodyType").filter("HTML"::equals).isPresent()
                ? Body.ofHtml(text)
                : Body.ofText(text);
    }

    private static Optional<Duration> reminder(Element item) {
        if (!AppointmentReader.is(item, "t:ReminderIsSet")) {
            return Optional.empty();
        }
        return item.textOf("t:ReminderMinutesBeforeStart")
                .map(String::strip)
                .filter(it -> it.matches("-?\\d{1,9}"))
                .map(it -> Duration.ofMinutes(Long.parseLong(it)));
    }

    /// Pictures within the body are no files that anybody attached.
    private static List<Attachment> attachments(Element item) {
        return item.child("t:Attachments").stream()
                .flatMap(all -> all.children().stream())
                .filter(one -> !AppointmentReader.is(one, "t:IsInline"))
                .map(one -> new Attachment(one.textOf("t:Name").orElse(""), size(one)))
                .toList();
    }

    private static long size(Element attachment) {
        return attachment
                .textOf("t:Size")
                .map(String::strip)
                .filter(it -> it.matches("\\d{1,12}"))
                .map(Long::parseLong)
                .orElse(0L);
    }

    /// The zones of an item as they are named.
    record Zones(WindowsZone start, WindowsZone end) {

        /// @param otherwise where the item names none
        static Zones of(Element item, WindowsZone otherwise) {
            var start = id(item, "t:StartTimeZone");
            var end = id(item, "t:EndTimeZone");
            return new Zones(start.orElse(otherwise), end.orElse(otherwise));
        }

        private static Optional<WindowsZone> id(Element item, String name) {
            return item.child(name)
                    .flatMap(it -> it.attribute("Id"))
                    .filter(it -> !it.isBlank())
                    .map(WindowsZone::new);
        }
    }
}
