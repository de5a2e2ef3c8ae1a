package io.calferry.outlook;

import java.util.Optional;

/// How an event is shown and how it stands.
///
/// @param busy how its time is shown to others (MS-OXOCAL PidLidBusyStatus)
/// @param intended what the organizer wanted it to be (PidLidIntendedBusyStatus)
/// @param standing called off where IsCancelled says so, or bit 4 of AppointmentState
/// @param response what the owner of the mailbox answered
public record Status(
        Busy busy,
        Optional<Busy> intended,
        Sensitivity sensitivity,
        Importance importance,
        Standing standing,
        Response response) {

    /// With another answer.
    Status answered(Response other) {
        return new Status(busy, intended, sensitivity, importance, standing, other);
    }

    /// LegacyFreeBusyStatus.
    public enum Busy {
        FREE,
        TENTATIVE,
        BUSY,
        OUT_OF_OFFICE,
        WORKING_ELSEWHERE,
        /// Nothing is said, which counts as busy.
        UNKNOWN
    }

    /// PidTagSensitivity.
    public enum Sensitivity {
        NORMAL,
        PERSONAL,
        PRIVATE,
        CONFIDENTIAL
    }

    /// PidTagImportance.
    public enum Importance {
        LOW,
        NORMAL,
        HIGH
    }

    /// Whether it takes place.
    public enum Standing {
        ON,
        CANCELLED
    }

    /// MyResponseType, and the answer of an attendee.
    public enum Response {
        /// Nothing is said.
        UNKNOWN,
        ORGANIZER,
        TENTATIVE,
        ACCEPTED,
        DECLINED,
        /// Asked, and not answered yet.
        NONE_YET
    }
}
