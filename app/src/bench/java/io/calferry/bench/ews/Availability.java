package io.calferry.bench.ews;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// When people are busy (MS-OXWAVLS). Details are for those who may read the calendar; everybody
/// else learns the hours alone.
final class Availability implements Operation {

    private static final List<String> LEVELS =
            List.of("Free", "Tentative", "Busy", "OOF", "WorkingElsewhere");
    private static final Duration WIDEST = Duration.ofDays(62);

    @Override
    public void answer(Call call, XmlText out) throws Refusal {
        var operation = call.operation();
        var zone =
                BiasZone.read(
                        operation
                                .child("TimeZone")
                                .orElseThrow(() -> new Refusal("ErrorTimeZone", "No time zone.")));
        var window = operation.at("FreeBusyViewOptions", "TimeWindow");
        if (window.isEmpty()) {
            throw new Refusal("ErrorMissingArgument", "No time window.");
        }
        var from = zone.instant(window.get().textAt("StartTime").orElse(""));
        var to = zone.instant(window.get().textAt("EndTime").orElse(""));
        if (Duration.between(from, to).compareTo(WIDEST) > 0) {
            throw new Refusal("ErrorTimeIntervalTooBig", "The requested time window is too long.");
        }
        out.open("m:GetUserAvailabilityResponse").open("m:FreeBusyResponseArray");
        for (var who : operation.childrenAt("MailboxDataArray")) {
            var address = who.textAt("Email", "Address").orElse("");
            out.open("m:FreeBusyResponse");
            var mailbox = call.all().find(address);
            if (mailbox.isPresent()) {
                out.open("m:ResponseMessage", "ResponseClass", "Success")
                        .text("m:ResponseCode", "NoError")
                        .close();
                view(call, mailbox.get(), zone, from, to, out);
            } else {
                out.open("m:ResponseMessage", "ResponseClass", "Error")
                        .text("m:MessageText", "Unable to resolve e-mail address " + address)
                        .text("m:ResponseCode", "ErrorMailRecipientNotFound")
                        .text("m:DescriptiveLinkKey", "0")
                        .close();
                out.open("m:FreeBusyView").text("t:FreeBusyViewType", "None").close();
            }
            out.close();
        }
        out.close().close();
    }

    private static void view(
            Call call, Mailbox mailbox, BiasZone zone, Instant from, Instant to, XmlText out) {
        var options = call.operation().child("FreeBusyViewOptions").orElseThrow();
        var asked = options.textAt("RequestedView").orElse("FreeBusy").strip();
        var calendar = mailbox.calendar();
        var mayRead = mailbox.rightOf(call.actor(), calendar) != Right.NONE;
        var detailed = asked.startsWith("Detailed") && mayRead;
        var merged = asked.contains("Merged");
        var type = (detailed ? "Detailed" : "FreeBusy") + (merged ? "Merged" : "");
        var found = FindItem.inRange(calendar, from, to);
        out.open("m:FreeBusyView")
                .text("t:FreeBusyViewType", asked.equals("MergedOnly") ? asked : type);
        if (merged) {
            var minutes = options.textAt("MergedFreeBusyIntervalInMinutes").orElse("30").strip();
            var step = Duration.ofMinutes(Integer.parseInt(minutes));
            out.text("t:MergedFreeBusy", merged(found, from, to, step));
        }
        if (!asked.equals("MergedOnly")) {
            out.open("t:CalendarEventArray");
            for (var sight : found) {
                out.open("t:CalendarEvent")
                        .text("t:StartTime", zone.shown(sight.start()))
                        .text("t:EndTime", zone.shown(sight.end()))
                        .text("t:BusyType", sight.text(Field.FREE_BUSY));
                if (detailed) {
                    details(sight, out);
                }
                out.close();
            }
            out.close();
        }
        out.close();
    }

    private static void details(Sight sight, XmlText out) {
        out.open("t:CalendarEventDetails").text("t:ID", sight.id());
        if (!sight.isPrivate()) {
            out.text("t:Subject", sight.text(Field.SUBJECT));
            out.text("t:Location", sight.text(Field.LOCATION));
        }
        out.text("t:IsMeeting", sight.text(Field.IS_MEETING))
                .text("t:IsRecurring", "" + sight.original().isPresent())
                .text("t:IsException", "" + sight.altered().isPresent())
                .text("t:IsReminderSet", "" + sight.is(Field.REMINDER_IS_SET))
                .text("t:IsPrivate", "" + sight.isPrivate())
                .close();
    }

    /// A digit a step: how busy at most.
    private static String merged(List<Sight> found, Instant from, Instant to, Duration step) {
        var digits = new StringBuilder();
        for (var at = from; at.isBefore(to); at = at.plus(step)) {
            var most = 0;
            for (var sight : found) {
                if (sight.start().isBefore(at.plus(step)) && sight.end().isAfter(at)) {
                    most = Math.max(most, LEVELS.indexOf(sight.text(Field.FREE_BUSY)));
                }
            }
            digits.append(most);
        }
        return digits.toString();
    }
}
