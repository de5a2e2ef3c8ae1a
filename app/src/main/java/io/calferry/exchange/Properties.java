package io.calferry.exchange;

import java.util.List;

/// The properties that we read and write.
final class Properties {

    /// The UID that we wrote an item under: Exchange makes its own.
    static final Path OUR_UID = new Path.Ours("CalferryUid");

    /// A hash of that UID, to search for: a search minds neither case nor what is beyond 255
    /// characters.
    static final Path OUR_KEY = new Path.Ours("CalferryKey");

    /// Our origin mark.
    static final Path OUR_MARK = new Path.Ours("CalferryOrigin");

    /// The LAST-MODIFIED of what we made a new item of, or [#NEVER]: Exchange sets its own.
    static final Path OUR_SENT = new Path.Ours("CalferrySent");

    /// There was none.
    static final String NEVER = "never";

    /// How long it took from the first request for a new item of several requests to the last one,
    /// in ISO 8601; until the last one, for a new item as for a changed one, an [Unended].
    static final Path OUR_SPAN = new Path.Ours("CalferrySpan");

    /// PidLidCleanGlobalObjectId (MS-OXPROPS section 2.57): can be searched for, UID can't.
    static final Path GLOBAL_OBJECT_ID = new Path.Numbered("Meeting", 0x23, "Binary");

    /// PidLidBusyStatus: also what is younger than the schema of 2010.
    static final Path BUSY = new Path.Numbered("Appointment", 0x8205, "Integer");

    /// PidLidIntendedBusyStatus.
    static final Path INTENDED = new Path.Numbered("Appointment", 0x8224, "Integer");

    /// PidLidAppointmentStateFlags, which EWS shows as AppointmentState and sets as nothing.
    static final Path STATE = new Path.Numbered("Appointment", 0x8217, "Integer");

    /// PidLidRecurring: tells masters apart where one searches.
    static final Path RECURRING = new Path.Numbered("Appointment", 0x8223, "Boolean");

    /// PidLidAppointmentRecur: by which calendar a series repeats, which no element of EWS tells.
    static final Path RECUR = new Path.Numbered("Appointment", 0x8216, "Binary");

    /// JoinOnlineMeetingUrl is younger than the schema of 2010; what it is made of is not.
    static final Path ONLINE_MEETING = new Path.Named("OnlineMeetingExternalLink");

    static final Path TEAMS_MEETING = new Path.Named("SkypeTeamsMeetingUrl");

    private static final List<String> FIELDS =
            List.of(
                    "item:ItemClass",
                    "item:Subject",
                    "item:Sensitivity",
                    "item:Body",
                    "item:Attachments",
                    "item:Categories",
                    "item:Importance",
                    "item:DateTimeCreated",
                    "item:ReminderIsSet",
                    "item:ReminderMinutesBeforeStart",
                    "item:LastModifiedTime",
                    "calendar:UID",
                    "calendar:Start",
                    "calendar:End",
                    "calendar:OriginalStart",
                    "calendar:IsAllDayEvent",
                    "calendar:LegacyFreeBusyStatus",
                    "calendar:Location",
                    "calendar:IsCancelled",
                    "calendar:CalendarItemType",
                    "calendar:MyResponseType",
                    "calendar:Organizer",
                    "calendar:RequiredAttendees",
                    "calendar:OptionalAttendees",
                    "calendar:Resources",
                    "calendar:AppointmentSequenceNumber",
                    "calendar:AppointmentState",
                    "calendar:Recurrence",
                    "calendar:ModifiedOccurrences",
                    "calendar:DeletedOccurrences",
                    "calendar:StartTimeZone",
                    "calendar:EndTimeZone");

    /// All that an appointment is made of.
    static final List<Path> WHOLE =
            join(
                    FIELDS.stream().<Path>map(Path.Field::new).toList(),
                    List.of(
                            GLOBAL_OBJECT_ID,
                            BUSY,
                            INTENDED,
                            RECUR,
                            OUR_UID,
                            OUR_MARK,
                            OUR_SENT,
                            OUR_SPAN,
                            ONLINE_MEETING,
                            TEAMS_MEETING));

    /// What tells whether any occurrence of a series has changed.
    static final List<Path> OCCURRENCES =
            List.of(
                    new Path.Field("calendar:CalendarItemType"),
                    new Path.Field("calendar:ModifiedOccurrences"),
                    new Path.Field("calendar:DeletedOccurrences"));

    /// What tells which calendar object an item is.
    static final List<Path> IDENTITY =
            List.of(new Path.Field("calendar:UID"), GLOBAL_OBJECT_ID, OUR_UID);

    private Properties() {}

    private static List<Path> join(List<Path> some, List<Path> more) {
        return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
    }
}
