package io.calferry.exchange;

import io.calferry.outlook.Status;
import io.calferry.outlook.Status.Busy;
import io.calferry.outlook.Status.Importance;
import io.calferry.outlook.Status.Response;
import io.calferry.outlook.Status.Sensitivity;
import io.calferry.outlook.Status.Standing;

import java.util.Optional;

/// How an item is shown and how it stands, in the words of EWS.
final class StatusReader {

    /// Bit of AppointmentState: called off (MS-OXOCAL section 2.2.1.10, asfCanceled).
    private static final int CANCELLED = 4;

    private StatusReader() {}

    static Status status(Element item) {
        return new Status(
                busy(item),
                AppointmentReader.extended(item, Properties.INTENDED)
                        .map(StatusReader::busyNumber)
                        .filter(it -> it != Busy.UNKNOWN),
                sensitivity(item),
                importance(item),
                standing(item),
                response(item.textOf("t:MyResponseType")));
    }

    /// The number is asked first: it also tells what is younger than the schema of 2010.
    private static Busy busy(Element item) {
        var number =
                AppointmentReader.extended(item, Properties.BUSY)
                        .map(StatusReader::busyNumber)
                        .filter(it -> it != Busy.UNKNOWN);
        return number.orElseGet(() -> busyWord(item.textOf("t:LegacyFreeBusyStatus").orElse("")));
    }

    static Busy busyWord(String word) {
        return switch (word) {
            case "Free" -> Busy.FREE;
            case "Tentative" -> Busy.TENTATIVE;
            case "Busy" -> Busy.BUSY;
            case "OOF" -> Busy.OUT_OF_OFFICE;
            case "WorkingElsewhere" -> Busy.WORKING_ELSEWHERE;
            default -> Busy.UNKNOWN;
        };
    }

    /// MS-OXOCAL section 2.2.1.2.
    private static Busy busyNumber(String number) {
        return switch (number.strip()) {
            case "0" -> Busy.FREE;
            case "1" -> Busy.TENTATIVE;
            case "2" -> Busy.BUSY;
            case "3" -> Busy.OUT_OF_OFFICE;
            case "4" -> Busy.WORKING_ELSEWHERE;
            default -> Busy.UNKNOWN;
        };
    }

    private static Sensitivity sensitivity(Element item) {
        return switch (item.textOf("t:Sensitivity").orElse("Normal")) {
            case "Normal" -> Sensitivity.NORMAL;
            case "Personal" -> Sensitivity.PERSONAL;
            case "Confidential" -> Sensitivity.CONFIDENTIAL;
            // What nobody knows is kept to oneself.
            default -> Sensitivity.PRIVATE;
        };
    }

    private static Importance importance(Element item) {
        return switch (item.textOf("t:Importance").orElse("Normal")) {
            case "Low" -> Importance.LOW;
            case "High" -> Importance.HIGH;
            default -> Importance.NORMAL;
        };
    }

    private static Standing standing(Element item) {
        var state =
                item.textOf("t:AppointmentState")
                        .map(String::strip)
                        .filter(it -> it.matches("\\d{1,9}"))
                        .map(Integer::parseInt)
                        .orElse(0);
        return AppointmentReader.is(item, "t:IsCancelled") || (state & CANCELLED) != 0
                ? Standing.CANCELLED
                : Standing.ON;
    }

    static Response response(Optional<String> word) {
        return switch (word.orElse("Unknown")) {
            case "Organizer" -> Response.ORGANIZER;
            case "Tentative" -> Response.TENTATIVE;
            case "Accept" -> Response.ACCEPTED;
            case "Decline" -> Response.DECLINED;
            case "NoResponseReceived" -> Response.NONE_YET;
            default -> Response.UNKNOWN;
        };
    }
}
