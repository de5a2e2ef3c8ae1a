package io.calferry.desktop.editor;

import io.calferry.desktop.editor.Spot.Part;
import io.calferry.profile.Checks;
import io.calferry.profile.Problem.Form;
import io.calferry.profile.Problem.What;
import io.calferry.profile.Profile;
import io.calferry.profile.Profile.State;
import io.calferry.profile.ProfileId;
import io.calferry.profile.Schedule;
import io.calferry.profile.Schedule.OnChange;
import io.calferry.profile.Typed;
import io.calferry.profile.Way;
import io.calferry.profile.Way.Direction;
import io.calferry.sync.Guard;
import io.calferry.sync.Policy.OnClash;
import io.calferry.sync.Policy.OnDrift;
import io.calferry.sync.Policy.Others;
import io.calferry.sync.Side;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that is filled in for one profile. Holds no control, so that it can outlive a page.
final class ProfileForm {

    final StringProperty name = new SimpleStringProperty("");
    final EndForm from = new EndForm();
    final EndForm to = new EndForm();
    final ObjectProperty<Direction> direction = new SimpleObjectProperty<>(Direction.ONE_WAY);
    final ObjectProperty<OnDrift> onDrift = new SimpleObjectProperty<>(Way.DEFAULT.onDrift());
    final ObjectProperty<OnClash> onClash = new SimpleObjectProperty<>(Way.DEFAULT.onClash());
    final ObjectProperty<Others> others = new SimpleObjectProperty<>(Way.DEFAULT.others());
    final RulesForm rules = new RulesForm();

    /// In percent.
    final StringProperty share = new SimpleStringProperty(percent(Guard.DEFAULT.share()));

    final StringProperty count = new SimpleStringProperty(String.valueOf(Guard.DEFAULT.count()));

    /// Between two runs; empty where a person starts each of them.
    final ObjectProperty<Optional<Duration>> period = new SimpleObjectProperty<>();

    final ObjectProperty<OnChange> onChange = new SimpleObjectProperty<>(OnChange.RUN_SOON);

    private Optional<Profile> base = Optional.empty();
    private List<Object> saved;

    /// What came of checking everything.
    ///
    /// @param wrong by where it is, from the top of the page to its bottom; empty where `profile`
    ///     is there
    record Verdict(Optional<Profile> profile, Map<Spot, What> wrong) {}

    /// For a profile that is not there yet.
    ProfileForm() {
        from.kind.set(Kind.EXCHANGE);
        fill(Schedule.DEFAULT);
        saved = values();
    }

    /// For one that is there.
    ProfileForm(Profile profile) {
        this();
        fill(profile);
    }

    private void fill(Profile profile) {
        base = Optional.of(profile);
        name.set(profile.name());
        from.fill(profile.source());
        to.fill(profile.target());
        direction.set(profile.way().direction());
        onDrift.set(profile.way().onDrift());
        onClash.set(profile.way().onClash());
        others.set(profile.way().others());
        rules.fill(profile.rules());
        share.set(percent(profile.guard().share()));
        count.set(String.valueOf(profile.guard().count()));
        fill(profile.schedule());
        saved = values();
    }

    private void fill(Schedule schedule) {
        switch (schedule) {
            case Schedule.Every(var every, var soon) -> {
                period.set(Optional.of(every));
                onChange.set(soon);
            }
            case Schedule.Manual _ -> period.set(Optional.empty());
        }
    }

    private Schedule schedule() {
        return period.get()
                .<Schedule>map(it -> new Schedule.Every(it, onChange.get()))
                .orElseGet(Schedule.Manual::new);
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString();
    }

    /// The profile that is edited, as it was when the editing began.
    Optional<Profile> base() {
        return base;
    }

    EndForm on(Side side) {
        return side == Side.LEFT ? from : to;
    }

    /// Everything that can be filled in.
    List<Property<?>> all() {
        var all = new ArrayList<Property<?>>();
        all.add(name);
        all.addAll(from.all());
        all.addAll(to.all());
        all.addAll(List.of(direction, onDrift, onClash, others, share, count, period, onChange));
        all.addAll(rules.all());
        return List.copyOf(all);
    }

    /// The same, to which nobody listens yet.
    ProfileForm copy() {
        var copy = base.map(ProfileForm::new).orElseGet(ProfileForm::new);
        var mine = all().iterator();
        copy.all().forEach(it -> set(it, mine.next().getValue()));
        return copy;
    }

    /// Both are the same property of two forms.
    @SuppressWarnings("unchecked")
    private static <T> void set(Property<T> property, Object value) {
        property.setValue((T) value);
    }

    private List<Object> values() {
        return List.copyOf(all().stream().<Object>map(Property::getValue).toList());
    }

    /// Whether something is filled in that is not saved.
    boolean isChanged() {
        return !values().equals(saved);
    }

    /// The profile that this makes, or everything that is wrong with it.
    ///
    /// @param id of a new profile; one that is there keeps its own
    Verdict check(ProfileId id) {
        var wrong = new LinkedHashMap<Spot, What>();
        var called = Typed.name(name.get());
        called.wrong().ifPresent(it -> wrong.put(new Spot(Part.HEAD, Field.NAME), it));
        var source = from.check();
        source.wrong().forEach((field, what) -> wrong.put(new Spot(Part.FROM, field), what));
        var target = to.check();
        target.wrong().forEach((field, what) -> wrong.put(new Spot(Part.TO, field), what));
        if (source.endpoint().isPresent() && target.endpoint().isPresent()) {
            Checks.of(source.endpoint().get(), target.endpoint().get(), direction.get())
                    .forEach(
                            (field, rule) ->
                                    wrong.put(
                                            field.equals("direction")
                                                    ? new Spot(Part.DIRECTION, Field.DIRECTION)
                                                    : new Spot(Part.TO, Field.KIND),
                                            new What.Contradiction(rule)));
        }
        var ofWhat = new EnumMap<Field, What>(Field.class);
        var crossing = rules.rules(ofWhat);
        var guard = guard(ofWhat);
        ofWhat.forEach((field, what) -> wrong.put(new Spot(Part.WHAT, field), what));
        if (!wrong.isEmpty()) {
            return new Verdict(Optional.empty(), wrong);
        }
        return new Verdict(
                Optional.of(
                        new Profile(
                                base.map(Profile::id).orElse(id),
                                called.meaning().orElseThrow(),
                                base.map(Profile::state).orElse(State.PAUSED),
                                source.endpoint().orElseThrow(),
                                target.endpoint().orElseThrow(),
                                new Way(
                                        direction.get(),
                                        onDrift.get(),
                                        onClash.get(),
                                        others.get()),
                                schedule(),
                                crossing,
                                guard)),
                Map.of());
    }

    private Guard guard(Map<Field, What> wrong) {
        var usual = base.map(Profile::guard).orElse(Guard.DEFAULT);
        var most = Typed.count(count.get());
        most.wrong().ifPresent(it -> wrong.put(Field.COUNT, it));
        if (share.get().equals(percent(usual.share()))) {
            return new Guard(usual.share(), most.meaning().orElse(0));
        }
        try {
            var part = new BigDecimal(share.get().strip().replace(',', '.')).movePointLeft(2);
            return new Guard(part.doubleValue(), most.meaning().orElse(0));
        } catch (IllegalArgumentException _) {
            wrong.put(Field.SHARE, new What.Malformed(Form.SHARE));
            return usual;
        }
    }
}
