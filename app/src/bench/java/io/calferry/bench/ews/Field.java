package io.calferry.bench.ews;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The properties of a calendar item, in the order in which the schema wants them (`ItemType`,
/// `CalendarItemType`).
public enum Field {
    MIME_CONTENT("item:MimeContent", Form.TEXT, Shown.WHEN_ASKED, Access.GET_ONLY),
    ITEM_ID("item:ItemId", Form.OTHER, Shown.ALWAYS, Access.READ),
    PARENT_FOLDER_ID("item:ParentFolderId", Form.OTHER, Shown.IN_ALL, Access.READ),
    ITEM_CLASS("item:ItemClass", Form.TEXT, Shown.IN_ALL, Access.WRITE),
    SUBJECT("item:Subject", Form.TEXT, Shown.BY_DEFAULT, Access.WRITE),
    SENSITIVITY("item:Sensitivity", Form.TEXT, Shown.IN_ALL, Access.WRITE),
    BODY("item:Body", Form.BODY, Shown.IN_ALL, Access.WRITE_GET_ONLY),
    ATTACHMENTS("item:Attachments", Form.OTHER, Shown.IN_ALL, Access.WRITE_GET_ONLY),
    DATE_TIME_RECEIVED("item:DateTimeReceived", Form.TIME, Shown.IN_ALL, Access.READ),
    SIZE("item:Size", Form.NUMBER, Shown.IN_ALL, Access.READ),
    CATEGORIES("item:Categories", Form.STRINGS, Shown.IN_ALL, Access.WRITE),
    IMPORTANCE("item:Importance", Form.TEXT, Shown.IN_ALL, Access.WRITE),
    IS_SUBMITTED("item:IsSubmitted", Form.BOOL, Shown.IN_ALL, Access.READ),
    IS_DRAFT("item:IsDraft", Form.BOOL, Shown.IN_ALL, Access.READ),
    IS_FROM_ME("item:IsFromMe", Form.BOOL, Shown.IN_ALL, Access.READ),
    IS_RESEND("item:IsResend", Form.BOOL, Shown.IN_ALL, Access.READ),
    IS_UNMODIFIED("item:IsUnmodified", Form.BOOL, Shown.IN_ALL, Access.READ),
    DATE_TIME_SENT("item:DateTimeSent", Form.TIME, Shown.IN_ALL, Access.READ),
    DATE_TIME_CREATED("item:DateTimeCreated", Form.TIME, Shown.IN_ALL, Access.READ),
    REMINDER_DUE_BY("item:ReminderDueBy", Form.TIME, Shown.IN_ALL, Access.WRITE),
    REMINDER_IS_SET("item:ReminderIsSet", Form.BOOL, Shown.IN_ALL, Access.WRITE),
    REMINDER_MINUTES("item:ReminderMinutesBeforeStart", Form.NUMBER, Shown.IN_ALL, Access.WRITE),
    DISPLAY_CC("item:DisplayCc", Form.TEXT, Shown.IN_ALL, Access.READ),
    DISPLAY_TO("item:DisplayTo", Form.TEXT, Shown.IN_ALL, Access.READ),
    HAS_ATTACHMENTS("item:HasAttachments", Form.BOOL, Shown.BY_DEFAULT, Access.READ),
    CULTURE("item:Culture", Form.TEXT, Shown.IN_ALL, Access.WRITE),
    EFFECTIVE_RIGHTS("item:EffectiveRights", Form.OTHER, Shown.IN_ALL, Access.READ),
    LAST_MODIFIED_NAME("item:LastModifiedName", Form.TEXT, Shown.IN_ALL, Access.READ),
    LAST_MODIFIED_TIME("item:LastModifiedTime", Form.TIME, Shown.IN_ALL, Access.READ),
    IS_ASSOCIATED("item:IsAssociated", Form.BOOL, Shown.IN_ALL, Access.READ),
    UNIQUE_BODY("item:UniqueBody", Form.BODY, Shown.WHEN_ASKED, Access.GET_ONLY),
    TEXT_BODY("item:TextBody", Form.BODY, Shown.WHEN_ASKED, Access.GET_ONLY, Since.E2013),
    UID("calendar:UID", Form.TEXT, Shown.IN_ALL, Access.WRITE_ONCE),
    RECURRENCE_ID("calendar:RecurrenceId", Form.TIME, Shown.IN_ALL, Access.READ),
    DATE_TIME_STAMP("calendar:DateTimeStamp", Form.TIME, Shown.IN_ALL, Access.READ),
    START("calendar:Start", Form.TIME, Shown.BY_DEFAULT, Access.WRITE),
    END("calendar:End", Form.TIME, Shown.BY_DEFAULT, Access.WRITE),
    ORIGINAL_START("calendar:OriginalStart", Form.TIME, Shown.IN_ALL, Access.READ),
    IS_ALL_DAY("calendar:IsAllDayEvent", Form.BOOL, Shown.IN_ALL, Access.WRITE),
    FREE_BUSY("calendar:LegacyFreeBusyStatus", Form.TEXT, Shown.BY_DEFAULT, Access.WRITE),
    LOCATION("calendar:Location", Form.TEXT, Shown.BY_DEFAULT, Access.WRITE),
    WHEN("calendar:When", Form.TEXT, Shown.WHEN_ASKED, Access.WRITE),
    IS_MEETING("calendar:IsMeeting", Form.BOOL, Shown.IN_ALL, Access.READ),
    IS_CANCELLED("calendar:IsCancelled", Form.BOOL, Shown.IN_ALL, Access.READ),
    IS_RECURRING("calendar:IsRecurring", Form.BOOL, Shown.IN_ALL, Access.READ),
    MEETING_REQUEST_WAS_SENT(
            "calendar:MeetingRequestWasSent", Form.BOOL, Shown.IN_ALL, Access.READ),
    IS_RESPONSE_REQUESTED("calendar:IsResponseRequested", Form.BOOL, Shown.IN_ALL, Access.WRITE),
    CALENDAR_ITEM_TYPE("calendar:CalendarItemType", Form.TEXT, Shown.BY_DEFAULT, Access.READ),
    MY_RESPONSE_TYPE("calendar:MyResponseType", Form.TEXT, Shown.IN_ALL, Access.READ),
    ORGANIZER("calendar:Organizer", Form.PERSON, Shown.BY_DEFAULT, Access.READ),
    REQUIRED_ATTENDEES(
            "calendar:RequiredAttendees", Form.PEOPLE, Shown.IN_ALL, Access.WRITE_GET_ONLY),
    OPTIONAL_ATTENDEES(
            "calendar:OptionalAttendees", Form.PEOPLE, Shown.IN_ALL, Access.WRITE_GET_ONLY),
    RESOURCES("calendar:Resources", Form.PEOPLE, Shown.IN_ALL, Access.WRITE_GET_ONLY),
    DURATION("calendar:Duration", Form.TEXT, Shown.IN_ALL, Access.READ),
    TIME_ZONE("calendar:TimeZone", Form.TEXT, Shown.IN_ALL, Access.READ),
    APPOINTMENT_REPLY_TIME("calendar:AppointmentReplyTime", Form.TIME, Shown.IN_ALL, Access.READ),
    SEQUENCE("calendar:AppointmentSequenceNumber", Form.NUMBER, Shown.IN_ALL, Access.READ),
    STATE("calendar:AppointmentState", Form.NUMBER, Shown.IN_ALL, Access.READ),
    RECURRENCE("calendar:Recurrence", Form.RECURRENCE, Shown.IN_ALL, Access.WRITE_GET_ONLY),
    FIRST_OCCURRENCE("calendar:FirstOccurrence", Form.OTHER, Shown.IN_ALL, Access.GET_ONLY),
    LAST_OCCURRENCE("calendar:LastOccurrence", Form.OTHER, Shown.IN_ALL, Access.GET_ONLY),
    MODIFIED_OCCURRENCES("calendar:ModifiedOccurrences", Form.OTHER, Shown.IN_ALL, Access.GET_ONLY),
    DELETED_OCCURRENCES("calendar:DeletedOccurrences", Form.OTHER, Shown.IN_ALL, Access.GET_ONLY),
    MEETING_TIME_ZONE("calendar:MeetingTimeZone", Form.ZONE, Shown.WHEN_ASKED, Access.WRITE),
    START_TIME_ZONE("calendar:StartTimeZone", Form.ZONE, Shown.IN_ALL, Access.WRITE, Since.E2010),
    END_TIME_ZONE("calendar:EndTimeZone", Form.ZONE, Shown.IN_ALL, Access.WRITE, Since.E2010),
    CONFERENCE_TYPE("calendar:ConferenceType", Form.NUMBER, Shown.IN_ALL, Access.WRITE),
    ALLOW_NEW_TIME_PROPOSAL("calendar:AllowNewTimeProposal", Form.BOOL, Shown.IN_ALL, Access.WRITE),
    IS_ONLINE_MEETING("calendar:IsOnlineMeeting", Form.BOOL, Shown.IN_ALL, Access.WRITE),
    MEETING_WORKSPACE_URL("calendar:MeetingWorkspaceUrl", Form.TEXT, Shown.IN_ALL, Access.WRITE),
    NET_SHOW_URL("calendar:NetShowUrl", Form.TEXT, Shown.IN_ALL, Access.WRITE),
    START_WALL_CLOCK(
            "calendar:StartWallClock", Form.TIME, Shown.WHEN_ASKED, Access.READ, Since.E2013),
    END_WALL_CLOCK("calendar:EndWallClock", Form.TIME, Shown.WHEN_ASKED, Access.READ, Since.E2013),
    START_TIME_ZONE_ID(
            "calendar:StartTimeZoneId", Form.TEXT, Shown.WHEN_ASKED, Access.READ, Since.E2013),
    END_TIME_ZONE_ID(
            "calendar:EndTimeZoneId", Form.TEXT, Shown.WHEN_ASKED, Access.READ, Since.E2013),
    JOIN_ONLINE_MEETING_URL(
            "calendar:JoinOnlineMeetingUrl", Form.TEXT, Shown.WHEN_ASKED, Access.READ, Since.E2013),
    IS_ORGANIZER("calendar:IsOrganizer", Form.BOOL, Shown.WHEN_ASKED, Access.READ, Since.E2013);

    /// How a value is written.
    enum Form {
        TEXT,
        BOOL,
        NUMBER,
        TIME,
        BODY,
        STRINGS,
        PERSON,
        PEOPLE,
        ZONE,
        RECURRENCE,
        OTHER
    }

    /// From which base shape on it is shown.
    enum Shown {
        ALWAYS,
        BY_DEFAULT,
        IN_ALL,
        WHEN_ASKED
    }

    /// Who may set it, and whether FindItem and SyncFolderItems can return it.
    enum Access {
        READ,
        GET_ONLY,
        WRITE,
        WRITE_GET_ONLY,
        WRITE_ONCE
    }

    /// The version of Exchange that brought it.
    enum Since {
        E2007,
        E2010,
        E2013
    }

    private static final Map<String, Field> BY_URI =
            Arrays.stream(values()).collect(Collectors.toMap(f -> f.uri, Function.identity()));
    private static final Map<String, Field> BY_ELEMENT =
            Arrays.stream(values()).collect(Collectors.toMap(f -> f.element, Function.identity()));

    private final String uri;
    private final String element;
    private final Form form;
    private final Shown shown;
    private final Access access;
    private final Since since;

    Field(String uri, Form form, Shown shown, Access access) {
        this(uri, form, shown, access, Since.E2007);
    }

    Field(String uri, Form form, Shown shown, Access access, Since since) {
        this.uri = uri;
        this.element = uri.substring(uri.indexOf(':') + 1);
        this.form = form;
        this.shown = shown;
        this.access = access;
        this.since = since;
    }

    static Optional<Field> ofUri(String uri) {
        return Optional.ofNullable(BY_URI.get(uri));
    }

    static Optional<Field> ofElement(String element) {
        return Optional.ofNullable(BY_ELEMENT.get(element));
    }

    String uri() {
        return uri;
    }

    String tag() {
        return "t:" + element;
    }

    Form form() {
        return form;
    }

    Shown shown() {
        return shown;
    }

    boolean comesBefore(Since version) {
        return since.compareTo(version) <= 0;
    }

    /// False for what only GetItem returns.
    boolean isFound() {
        return access == Access.READ || access == Access.WRITE || access == Access.WRITE_ONCE;
    }

    boolean isSetAtCreation() {
        return isSetLater() || access == Access.WRITE_ONCE;
    }

    boolean isSetLater() {
        return access == Access.WRITE || access == Access.WRITE_GET_ONLY;
    }
}
