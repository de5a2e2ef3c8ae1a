package io.calferry.bench.ews;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a client sees: a single item, the master of a series, or one occurrence of it, whether it
/// has something of its own (an exception) or not.
///
/// @param original the start that the rule gives the occurrence
record Sight(Folder folder, Item item, Optional<Instant> original) {

    static final int MEETING = 1;
    static final int RECEIVED = 2;
    static final int CANCELLED = 4;

    Optional<Item.Altered> altered() {
        return original.flatMap(at -> Optional.ofNullable(item.altered.get(at)));
    }

    Instant start() {
        return original.map(item::startOf).orElseGet(item::start);
    }

    Instant end() {
        return original.map(item::endOf).orElseGet(item::end);
    }

    String id() {
        return original.map(at -> Ids.ofOccurrence(item, at)).orElse(item.id);
    }

    String changeKey() {
        return Ids.changeKey(altered().map(it -> it.change).orElse(item.change));
    }

    Instant modified() {
        return altered().map(it -> it.modified).orElse(item.modified);
    }

    List<Attachment> attachments() {
        return altered().map(it -> it.attachments).orElse(item.attachments);
    }

    String text(Field field) {
        return value(field).map(Object::toString).orElse("");
    }

    boolean is(Field field) {
        return value(field).filter(Boolean.TRUE::equals).isPresent();
    }

    /// What the bag holds: the occurrence's own, else that of the series.
    Optional<Object> held(Field field) {
        return altered()
                .flatMap(it -> Optional.<Object>ofNullable(it.own.get(field)))
                .or(() -> Optional.ofNullable(item.own.get(field)));
    }

    /// What is shown under the name of `field`, held or computed.
    Optional<Object> value(Field field) {
        return switch (field) {
            case START -> Optional.of(start());
            case END -> Optional.of(end());
            case ORIGINAL_START, RECURRENCE_ID -> original.map(Object.class::cast);
            case START_WALL_CLOCK -> Optional.of(start());
            case END_WALL_CLOCK -> Optional.of(end());
            case RECURRENCE -> isMaster() ? held(field) : Optional.empty();
            case CALENDAR_ITEM_TYPE -> Optional.of(type());
            case IS_RECURRING -> Optional.of(original.isPresent());
            case IS_MEETING -> Optional.of((state() & MEETING) != 0);
            case IS_CANCELLED -> Optional.of((state() & CANCELLED) != 0);
            case IS_ORGANIZER -> Optional.of((state() & RECEIVED) == 0);
            case STATE -> Optional.of(state());
            case MEETING_REQUEST_WAS_SENT ->
                    Optional.of((state() & MEETING) != 0 && (state() & RECEIVED) == 0);
            case MY_RESPONSE_TYPE -> held(field).or(() -> Optional.of(response()));
            case DURATION -> Optional.of(Duration.between(start(), end()).toString());
            case TIME_ZONE, WHEN -> Optional.of(item.zone().name());
            case START_TIME_ZONE_ID -> Optional.of(item.zone().id());
            case END_TIME_ZONE_ID -> Optional.of(endZone().id());
            case END_TIME_ZONE -> Optional.of(endZone());
            case LAST_MODIFIED_TIME, DATE_TIME_STAMP -> Optional.of(modified());
            case LAST_MODIFIED_NAME -> Optional.of(folder.mailbox.name());
            case DATE_TIME_CREATED, DATE_TIME_SENT, DATE_TIME_RECEIVED -> Optional.of(item.created);
            case REMINDER_DUE_BY -> Optional.of(start());
            case HAS_ATTACHMENTS -> Optional.of(!attachments().isEmpty());
            case SIZE -> Optional.of(1000 + text(Field.BODY).length());
            case IS_SUBMITTED, IS_DRAFT, IS_FROM_ME, IS_RESEND, IS_UNMODIFIED, IS_ASSOCIATED ->
                    Optional.of(false);
            case CULTURE -> held(field).or(() -> Optional.of("en-US"));
            case DISPLAY_TO -> Optional.of(names(Field.REQUIRED_ATTENDEES));
            case DISPLAY_CC -> Optional.of(names(Field.OPTIONAL_ATTENDEES));
            case TEXT_BODY, UNIQUE_BODY -> held(Field.BODY);
            case ITEM_CLASS, SUBJECT, SENSITIVITY, BODY, CATEGORIES, IMPORTANCE -> held(field);
            case REMINDER_IS_SET, REMINDER_MINUTES, UID, IS_ALL_DAY, FREE_BUSY -> held(field);
            case LOCATION, IS_RESPONSE_REQUESTED, ORGANIZER, REQUIRED_ATTENDEES -> held(field);
            case OPTIONAL_ATTENDEES, RESOURCES, APPOINTMENT_REPLY_TIME, SEQUENCE -> held(field);
            case START_TIME_ZONE, CONFERENCE_TYPE, ALLOW_NEW_TIME_PROPOSAL -> held(field);
            case IS_ONLINE_MEETING, MEETING_WORKSPACE_URL, NET_SHOW_URL -> held(field);
            case JOIN_ONLINE_MEETING_URL -> held(field);
            case MIME_CONTENT, ITEM_ID, PARENT_FOLDER_ID, ATTACHMENTS -> Optional.empty();
            case EFFECTIVE_RIGHTS, FIRST_OCCURRENCE, LAST_OCCURRENCE -> Optional.empty();
            case MODIFIED_OCCURRENCES, DELETED_OCCURRENCES -> Optional.empty();
            case MEETING_TIME_ZONE -> Optional.empty();
        };
    }

    /// What MAPI holds under that name, in the spelling of the schema.
    Optional<List<String>> extended(ExtendedName name) {
        var held =
                altered()
                        .flatMap(it -> Optional.ofNullable(it.extended.get(name)))
                        .or(() -> Optional.ofNullable(item.extended.get(name)));
        if (held.isPresent()) {
            return held;
        }
        if (name.equals(ExtendedName.CLEAN_GLOBAL_OBJECT_ID)) {
            return Optional.of(List.of(GlobalId.clean(item.text(Field.UID))));
        }
        if (name.equals(ExtendedName.GLOBAL_OBJECT_ID)) {
            var day = original.map(at -> item.zone().local(at).toLocalDate());
            return Optional.of(List.of(GlobalId.of(item.text(Field.UID), day)));
        }
        if (name.equals(ExtendedName.RECURRING)) {
            return Optional.of(List.of(Boolean.toString(item.isSeries())));
        }
        if (name.equals(ExtendedName.APPOINTMENT_RECUR)) {
            return original.isPresent()
                    ? Optional.empty()
                    : item.recurrence()
                            .map(rule -> List.of(new RecurrenceBlob(item, rule).encoded()));
        }
        if (name.equals(ExtendedName.LAST_MODIFIED)) {
            return Optional.of(List.of(modified().toString()));
        }
        return TwoNames.shown(name, this).map(List::of);
    }

    boolean isMaster() {
        return original.isEmpty() && item.isSeries();
    }

    boolean isPrivate() {
        return text(Field.SENSITIVITY).equals("Private");
    }

    /// `PidLidAppointmentStateFlags` (MS-OXOCAL section 2.2.1.10): a meeting as soon as there is
    /// somebody to meet.
    int state() {
        var held = held(Field.STATE).map(Integer.class::cast).orElse(0);
        var people =
                held(Field.REQUIRED_ATTENDEES).isPresent()
                        || held(Field.OPTIONAL_ATTENDEES).isPresent()
                        || held(Field.RESOURCES).isPresent();
        return people ? held | MEETING : held;
    }

    private String response() {
        return (state() & MEETING) == 0
                ? "Unknown"
                : (state() & RECEIVED) == 0 ? "Organizer" : "NoResponseReceived";
    }

    private String type() {
        if (original.isEmpty()) {
            return item.isSeries() ? "RecurringMaster" : "Single";
        }
        return altered().isPresent() ? "Exception" : "Occurrence";
    }

    private WindowsZone endZone() {
        return held(Field.END_TIME_ZONE).map(WindowsZone.class::cast).orElseGet(item::zone);
    }

    private String names(Field field) {
        var names = new StringBuilder();
        for (var person : people(field)) {
            names.append(names.isEmpty() ? "" : "; ").append(person.name());
        }
        return names.toString();
    }

    List<Person> people(Field field) {
        return held(field).stream()
                .flatMap(list -> ((List<?>) list).stream())
                .map(Person.class::cast)
                .toList();
    }

    /// For comparisons: words without case.
    static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
