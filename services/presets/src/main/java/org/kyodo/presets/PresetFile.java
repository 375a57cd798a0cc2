package org.kyodo.presets;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kyodo.chassis.decide.RulesInUse;
import org.kyodo.contracts.rules.Rule;
import org.kyodo.contracts.rules.RuleTable;
import org.kyodo.contracts.rules.Use;
import org.kyodo.contracts.value.ActivityField;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.CallKind;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.DocumentKind;
import org.kyodo.contracts.value.EvaluationKind;
import org.kyodo.contracts.value.EvaluationStage;
import org.kyodo.contracts.value.Examination;
import org.kyodo.contracts.value.FacilityCode;
import org.kyodo.contracts.value.FacilityKind;
import org.kyodo.contracts.value.FacilityOperator;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.contracts.value.GatheringKind;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.Instrument;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.PricingInput;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.ProgrammeEntry;
import org.kyodo.contracts.value.ProgrammeType;
import org.kyodo.contracts.value.Registrar;
import org.kyodo.contracts.value.RegistrationPolicy;
import org.kyodo.contracts.value.Requirement;
import org.kyodo.contracts.value.TalentKind;
import org.kyodo.contracts.value.Track;
import org.kyodo.contracts.value.Wording;
import org.kyodo.presets.Sheet.Place;

/** What a municipality's file holds 設定ファイル, key by key, and how its parts must fit together. */
final class PresetFile {
    private static final long MOST_YEN = 1_000_000_000_000L;
    private static final Kind<DepartmentCode> DEPARTMENT = code(DepartmentCode::of);
    private static final Kind<ProgrammeCode> PROGRAMME = code(ProgrammeCode::of);
    private static final Kind<FacilityCode> FACILITY = code(FacilityCode::of);
    private static final Kind<CollaborationForm> FORM = Kind.oneOf(CollaborationForm.class);
    private static final Kind<ActivityField> FIELD = field(ActivityField::of);
    private static final Kind<ActivityField> OF_THE_ACT = new Kind<>(
            new Label("特定非営利活動促進法の別表にある分野のコード", "the code of a field in the schedule to the NPO Act"), text -> {
                ActivityField field = ActivityField.of(text);
                if (!ActivityField.OF_THE_ACT.contains(field)) {
                    throw new IllegalArgumentException(text);
                }
                return field;
            });
    private static final Kind<Track> TRACK = Kind.oneOf(Track.class);
    private static final List<String> REGISTRATION_CRITERIA =
            List.of("R-GR-1", "R-GR-2", "R-GR-3", "R-GR-4", "R-GR-5", "R-GR-6");
    private static final Kind<AreaCode> AREA = new Kind<>(Label.of(Wording.TEXT.of(40)), AreaCode::of);

    private static final Label OF_TRACKS =
            new Label("registration.tracks にある区分のそれぞれ", "each of registration.tracks, and no other");

    private static final Label ONE_OF_FORMS = new Label("forms にある形態", "one of forms");

    private final Sheet sheet;

    private PresetFile(Sheet sheet) {
        this.sheet = sheet;
    }

    /**
     * @param file its name, which begins with the municipality's code
     * @throws InvalidPreset naming everything that is wrong; how the parts fit together is looked at only when each part
     *     is right in itself
     */
    static Preset read(String file, byte[] content) {
        Sheet sheet = new Sheet(file);
        PresetFile reading = new PresetFile(sheet);
        Preset preset = sheet.read(content, reading::preset);
        sheet.throwIfWrong();
        reading.check(preset);
        sheet.throwIfWrong();
        return preset;
    }

    private Preset preset(Section file) {
        return new Preset(
                file.value("code", new Kind<>(Label.of(Wording.SIX_DIGITS.of()), MunicipalityCode::of)),
                file.block("name", Section::markedLabel),
                file.block("document", Section::markedLabel),
                file.block("words", PresetFile::words),
                file.block("registration", PresetFile::registration),
                file.block("rules", PresetFile::rules),
                file.items("departments", 1, PresetFile::department),
                file.items("areas", 1, PresetFile::area),
                file.items("activityFields", 1, PresetFile::activityField),
                file.items("fieldTypes", 1, PresetFile::fieldType),
                file.items("forms", 1, PresetFile::form),
                file.block(
                        "instruments",
                        instruments -> instruments.each(
                                FORM, (forms, form) -> forms.listSetting(form, Kind.oneOf(Instrument.class)))),
                file.block(
                        "clauses",
                        clauses -> clauses.each(FORM, (forms, form) -> forms.items(form, 1, entry(Kind.slug())))),
                file.block("pricing", pricing -> pricing.items("inputs", 0, entry(Kind.oneOf(PricingInput.class)))),
                file.items("standingAgreements", 0, entry(Kind.slug())),
                file.items("programmes", 0, PresetFile::scheme),
                file.block("proposal", PresetFile::proposal),
                file.block("evaluation", PresetFile::evaluation),
                file.block("retention", PresetFile::retention),
                file.items("facilities", 0, PresetFile::facility),
                file.items("deskSchedules", 0, PresetFile::deskHours),
                file.items("gatherings", 0, PresetFile::gathering),
                file.items("talents", 0, entry(Kind.oneOf(TalentKind.class))),
                file.items("documents", 0, PresetFile::document),
                sheet.marks());
    }

    private static Words words(Section words) {
        return new Words(
                words.block("collaboration", Section::markedLabel),
                words.block("project", Section::markedLabel),
                words.block("officer", Section::markedLabel),
                words.block("group", Section::markedLabel),
                words.block("registration", Section::markedLabel),
                words.block("consultation", Section::markedLabel),
                words.block("meeting", Section::markedLabel),
                words.block("agreement", Section::markedLabel),
                words.block("hearing", Section::markedLabel));
    }

    private static RegistrationSettings registration(Section registration) {
        Map<GroupType, List<Label>> otherNames = new EnumMap<>(GroupType.class);
        return new RegistrationSettings(
                registration.setting("policy", Kind.oneOf(RegistrationPolicy.class)),
                registration.items("tracks", 1, PresetFile::track),
                registration.block(
                        "registrar",
                        registrar -> registrar.each(
                                TRACK, (tracks, track) -> tracks.setting(track, Kind.oneOf(Registrar.class)))),
                registration.items("criteria", 0, PresetFile::registrationCriterion),
                registration.number("minMembers", 1, 1000),
                registration.number("correctionDays", 1, 365),
                registration.number("contestDays", 1, 365),
                registration.number("validYears", 1, 100),
                registration.number("maxDrafts", 1, 200),
                registration.items("groupTypes", 1, type -> groupType(type, otherNames)),
                Collections.unmodifiableMap(otherNames));
    }

    private static Entry<GroupType> groupType(Section type, Map<GroupType, List<Label>> otherNames) {
        Entry<GroupType> entry = entry(Kind.oneOf(GroupType.class)).apply(type);
        if (type.has("also") && entry.code() != null) {
            otherNames.put(entry.code(), type.items("also", 1, Section::markedLabel));
        }
        return entry;
    }

    private static TrackSettings track(Section track) {
        return new TrackSettings(
                track.value("code", TRACK),
                track.markedLabel(),
                track.listSetting("groupTypes", Kind.oneOf(GroupType.class)));
    }

    private static RegistrationCriterion registrationCriterion(Section criterion) {
        return new RegistrationCriterion(
                criterion.value("code", Kind.among(REGISTRATION_CRITERIA)),
                criterion.markedLabel(),
                criterion.list("tracks", TRACK));
    }

    private static RulesInUse rules(Section rules) {
        Map<String, Use> uses = new HashMap<>();
        Map<String, Integer> figures = new HashMap<>();
        rules.each(Kind.rule(), (block, id) -> block.block(id, PresetFile::rule))
                .forEach((id, rule) -> {
                    rule.use().ifPresent(use -> uses.put(id, use));
                    rule.value().ifPresent(value -> figures.put(id, value));
                });
        return new RulesInUse(uses, figures);
    }

    /** @param value the figure in it, where the rule has one that no other setting holds */
    private record RuleSettings(Optional<Use> use, Optional<Integer> value) {}

    private static RuleSettings rule(Section rule) {
        RuleSettings settings = new RuleSettings(
                rule.optionalValue("use", Kind.oneOf(Use.class)), rule.optionalValue("value", Kind.whole(0, 100_000)));
        if (!rule.has("use") && !rule.has("value")) {
            rule.wrong(
                    new Label("use も value もなし", "neither use nor value"),
                    new Label("use、value またはその両方", "use, value or both"));
        }
        rule.mark(Stream.concat(settings.use().stream(), settings.value().stream())
                .map(String::valueOf)
                .toArray(String[]::new));
        return settings;
    }

    private static Facility facility(Section facility) {
        Facility base = new Facility(
                facility.value("code", FACILITY),
                facility.label(),
                facility.value("kind", Kind.oneOf(FacilityKind.class)),
                facility.setting("operator", Kind.oneOf(FacilityOperator.class)),
                facility.optionalValue("address", Kind.text(200)),
                facility.optionalValue("tel", Kind.tel()),
                facility.optionalValue("mail", Kind.mail()),
                facility.optionalValue("web", Kind.web()),
                facility.optionalValue("social", Kind.web()));
        facility.mark(Stream.of(
                        Optional.ofNullable(base.label().ja()),
                        base.address(),
                        base.tel(),
                        base.mail(),
                        base.web(),
                        base.social())
                .flatMap(Optional::stream)
                .toArray(String[]::new));
        return base;
    }

    private static DeskHours deskHours(Section hours) {
        DeskHours read = new DeskHours(
                hours.value("facility", FACILITY),
                hours.list("days", Kind.oneOf(DayOfWeek.class)),
                hours.value("from", Kind.time()),
                hours.value("until", Kind.time()));
        hours.mark(Stream.concat(read.days().stream(), Stream.of(read.from(), read.until()))
                .map(String::valueOf)
                .toArray(String[]::new));
        return read;
    }

    private static GatheringScheme gathering(Section scheme) {
        return new GatheringScheme(
                scheme.value("code", Kind.slug()),
                scheme.markedLabel(),
                scheme.value("kind", Kind.oneOf(GatheringKind.class)));
    }

    private static NamedDocument document(Section document) {
        return new NamedDocument(
                document.value("code", Kind.slug()),
                document.markedLabel(),
                document.value("kind", Kind.oneOf(DocumentKind.class)));
    }

    private static Department department(Section department) {
        return new Department(
                department.value("code", DEPARTMENT),
                department.markedLabel(),
                department.optionalValue("collaborationOffice", Kind.yes()).orElse(false),
                department.optionalSetting("mailbox", Kind.mail()));
    }

    private static Entry<AreaCode> area(Section area) {
        AreaCode code = area.value("ja", AREA);
        return new Entry<>(code, area.markedLabel());
    }

    private static SuitableField fieldType(Section type) {
        FieldType code = type.value("code", field(FieldType::of));
        Label label = type.label();
        Label effect = type.block("effect", Section::label);
        List<Label> examples = type.items("examples", 0, Section::label);
        type.mark(Stream.concat(Stream.of(label, effect), examples.stream())
                .filter(Objects::nonNull)
                .map(Label::ja)
                .toArray(String[]::new));
        return new SuitableField(code, label, effect, examples);
    }

    private static OfferedField activityField(Section field) {
        return new OfferedField(
                field.value("code", FIELD), field.markedLabel(), field.optionalSetting("act", OF_THE_ACT));
    }

    private static OfferedForm form(Section form) {
        return new OfferedForm(
                form.value("code", FORM),
                form.markedLabel(),
                form.has("examples") ? form.items("examples", 1, Section::markedLabel) : List.of());
    }

    private static Scheme scheme(Section scheme) {
        return scheme.optionalValue("planned", Kind.yes()).isPresent() ? planned(scheme) : programme(scheme);
    }

    private static PlannedProgramme planned(Section programme) {
        return new PlannedProgramme(
                programme.value("code", PROGRAMME),
                programme.markedLabel(),
                programme.value("type", Kind.oneOf(ProgrammeType.class)),
                programme.setting("owner", DEPARTMENT),
                programme.listSetting("eligibleGroupTypes", Kind.oneOf(GroupType.class)));
    }

    private static ProgrammeEnd end(Section end) {
        return new ProgrammeEnd(
                end.optionalSetting("maxConsecutiveYears", Kind.whole(1, 100)),
                end.has("rateSchedule") ? end.listSetting("rateSchedule", Kind.rate()) : List.of(),
                end.optionalSetting("reviewOn", Kind.date()));
    }

    private static Programme programme(Section programme) {
        return new Programme(
                programme.value("code", PROGRAMME),
                programme.markedLabel(),
                programme.value("type", Kind.oneOf(ProgrammeType.class)),
                programme.setting("owner", DEPARTMENT),
                programme.listSetting("eligibleGroupTypes", Kind.oneOf(GroupType.class)),
                programme.setting("entry", Kind.oneOf(ProgrammeEntry.class)),
                programme.items("requires", 0, entry(Kind.oneOf(Requirement.class))),
                programme.items("eligibleCosts", 0, Section::markedLabel),
                programme.items("ineligibleCosts", 0, Section::markedLabel),
                programme.setting("rate", Kind.rate()),
                programme.setting("cap", Kind.yen(1, MOST_YEN)),
                programme.setting("rounding", Kind.oneOf(Rounding.class)),
                programme.setting("budget", Kind.yen(0, MOST_YEN)),
                new YearlyWindow(
                        programme.setting("opens", Kind.yearlyTime()), programme.setting("closes", Kind.yearlyTime())),
                programme.block("end", PresetFile::end),
                programme.optionalBlock("handbook", Section::markedLabel),
                programme.number("advanceMaxPercent", 0, 100),
                programme.number("changeThresholdPercent", 0, 100),
                programme.number("reportDueDays", 1, 365));
    }

    private static ProposalSettings proposal(Section proposal) {
        return new ProposalSettings(
                proposal.items("calls", 1, PresetFile::call),
                proposal.number("reasonMinLength", 1, 1000),
                proposal.number("explanationDays", 1, 365),
                proposal.number("reconsiderationDays", 1, 365),
                proposal.number("minScores", 1, 100),
                proposal.number("maxCallDrafts", 1, 200),
                proposal.number("maxWaiting", 1, 200),
                proposal.items("criteria", 1, PresetFile::criterion),
                proposal.optionalBlock("subsidyProgramme", block -> block.marked(PROGRAMME)),
                proposal.optionalBlock("citizenPolicy", PresetFile::citizenPolicy));
    }

    private static OfferedCall call(Section call) {
        CallKind kind = call.value("code", Kind.oneOf(CallKind.class));
        boolean examined = kind == null || OfferedCall.isExamined(kind);
        Label label = call.markedLabel();
        List<GroupType> groupTypes = new ArrayList<>();
        Boolean residents = call.block("eligibility", eligibility -> {
            groupTypes.addAll(eligibility.listSetting("groupTypes", Kind.oneOf(GroupType.class)));
            return eligibility.setting("residents", Kind.yesOrNo());
        });
        return new OfferedCall(
                kind,
                label,
                groupTypes.stream().toList(),
                Boolean.TRUE.equals(residents),
                examined ? call.listSetting("forms", FORM) : List.of(),
                examined
                        ? Optional.ofNullable(call.setting("examination", Kind.oneOf(Examination.class)))
                        : Optional.empty());
    }

    private static Criterion criterion(Section criterion) {
        return new Criterion(
                criterion.value("code", Kind.slug()), criterion.markedLabel(), criterion.number("weight", 1, 100));
    }

    private static CitizenPolicy citizenPolicy(Section policy) {
        return new CitizenPolicy(
                policy.number("accountabilityDays", 1, 365),
                policy.number("roundsPerYear", 1, 12),
                policy.items("roundCloses", 1, close -> close.marked(Kind.day())));
    }

    private static EvaluationSettings evaluation(Section evaluation) {
        return new EvaluationSettings(
                evaluation.items("axes", 1, entry(Kind.slug())),
                evaluation.items("resultAxes", 1, entry(Kind.slug())),
                evaluation.items("stages", 1, PresetFile::stage),
                evaluation.number("openDays", 1, 365),
                evaluation.items("kinds", 1, PresetFile::method),
                evaluation.optionalBlock("inspection", Section::markedLabel));
    }

    private static EvaluationStageSettings stage(Section stage) {
        return new EvaluationStageSettings(
                stage.value("code", Kind.oneOf(EvaluationStage.class)),
                stage.markedLabel(),
                stage.listSetting("kinds", Kind.oneOf(EvaluationKind.class)),
                stage.listSetting("resultAxes", Kind.slug()));
    }

    private static EvaluationMethod method(Section method) {
        return new EvaluationMethod(
                method.value("code", Kind.oneOf(EvaluationKind.class)),
                method.markedLabel(),
                Boolean.TRUE.equals(method.setting("used", Kind.yesOrNo())));
    }

    private static RetentionSettings retention(Section retention) {
        return new RetentionSettings(
                retention.number("refusedYears", 1, 100),
                retention.number("lapsedYears", 1, 100),
                retention.number("endedYears", 1, 100),
                retention.number("recordYears", 0, 100));
    }

    private static <C> Function<Section, Entry<C>> entry(Kind<C> code) {
        return block -> new Entry<>(block.value("code", code), block.markedLabel());
    }

    /** A code of the Act or the guideline, or one of the municipality's own. */
    private static <C> Kind<C> field(Function<String, C> reading) {
        return new Kind<>(Label.of(Wording.FIELD_CODE.of()), reading);
    }

    private static <C> Kind<C> code(Function<String, C> reading) {
        return new Kind<>(Label.of(Wording.SLUG.of()), reading);
    }

    private void check(Preset preset) {
        checkFileName(preset);
        checkOffice(preset);
        checkTracks(preset.registration());
        checkRules(preset);
        checkDeskHours(preset);
        preset.schemes().forEach(scheme -> checkScheme(preset, scheme));
        preset.programmes().forEach(this::checkProgramme);
        checkForms(preset);
        checkProposal(preset);
        checkEvaluation(preset.evaluation());
        if (preset.fieldTypes().stream().noneMatch(type -> type.code().equals(FieldType.OTHER))) {
            sheet.wrong(
                    "fieldTypes",
                    new Label("OTHER なし", "no OTHER"),
                    new Label("種別 OTHER も（分野の一覧は限定しない）", "the type OTHER as well: the list of fields is open"));
        }
    }

    private void checkFileName(Preset preset) {
        String code = preset.code().toString();
        String name = sheet.file();
        if (!name.equals(code + ".yaml") && !name.startsWith(code + "-")) {
            sheet.wrong("code", code, new Label("ファイル名の初めにある自治体コード", "the code that the name of the file begins with"));
        }
    }

    private void checkOffice(Preset preset) {
        List<Department> offices = preset.departments().stream()
                .filter(Department::collaborationOffice)
                .toList();
        if (offices.isEmpty()) {
            sheet.wrong(
                    "departments",
                    new Label("collaborationOffice なし", "no collaborationOffice"),
                    new Label("collaborationOffice: true の所属を一つ", "one department with collaborationOffice: true"));
            return;
        }
        Department office = offices.getFirst();
        Place first = sheet.place(office(office));
        offices.stream()
                .skip(1)
                .forEach(other -> sheet.wrong(
                        office(other),
                        "true",
                        new Label(
                                first.line() + " 行目の一つだけ", "one collaborationOffice; first on line " + first.line())));
        if (!office.code().equals(DepartmentCode.COLLABORATION_OFFICE)) {
            sheet.wrong(
                    "departments[" + office.code() + "].code",
                    office.code(),
                    new Label(
                            DepartmentCode.COLLABORATION_OFFICE + "（collaborationOffice の所属のコード）",
                            DepartmentCode.COLLABORATION_OFFICE + ", the code of the collaborationOffice"));
        }
    }

    private static String office(Department department) {
        return "departments[" + department.code() + "].collaborationOffice";
    }

    private void checkTracks(RegistrationSettings registration) {
        Label expected =
                new Label("registration.groupTypes の種別をそれぞれ一つの区分に", "each of registration.groupTypes, in one track");
        List<GroupType> placed = new ArrayList<>();
        for (TrackSettings track : registration.tracks()) {
            String path = "registration.tracks[" + track.code() + "].groupTypes";
            for (GroupType type : track.groupTypes()) {
                if (!registration.accepts(type) || placed.contains(type)) {
                    sheet.wrong(path + "[" + type + "]", type, expected);
                }
                placed.add(type);
            }
            if (!registration.registrars().containsKey(track.code())) {
                sheet.wrong("registration.registrar", new Label(track.code() + " なし", "no " + track.code()), OF_TRACKS);
            }
        }
        registration.groupTypes().stream()
                .map(Entry::code)
                .filter(type -> !placed.contains(type))
                .forEach(type -> sheet.wrong("registration.tracks", new Label(type + " なし", "no " + type), expected));
        Set<Track> tracks =
                registration.tracks().stream().map(TrackSettings::code).collect(Collectors.toSet());
        registration.registrars().keySet().stream()
                .filter(track -> !tracks.contains(track))
                .forEach(track -> sheet.wrong("registration.registrar." + track, track, OF_TRACKS));
        registration.criteria().forEach(criterion -> criterion.tracks().stream()
                .filter(track -> !tracks.contains(track))
                .forEach(track -> sheet.wrong(
                        "registration.criteria[" + criterion.rule() + "].tracks[" + track + "]", track, OF_TRACKS)));
    }

    /** What the municipality's own document says holds there, unless an ordinance or guideline says otherwise. */
    private void checkRules(Preset preset) {
        Map<String, Rule> table = RuleTable.byId();
        preset.rules().mentioned().forEach(id -> {
            String path = "rules." + id;
            Rule rule = table.get(id);
            List<Use> possible = rule.possibleUses();
            Optional<Use> set = Optional.ofNullable(preset.rules().uses().get(id));
            Optional<Integer> figureSet =
                    Optional.ofNullable(preset.rules().figures().get(id));
            set.filter(use -> !possible.contains(use)).ifPresent(use -> sheet.wrong(path + ".use", use, usesOf(rule)));
            figureSet
                    .filter(value -> rule.figure()
                            .filter(figure -> value >= figure.least() && value <= figure.most())
                            .isEmpty())
                    .ifPresent(value -> sheet.wrong(path + ".value", value, figureOf(rule)));
            // That a fact binds is no departure from it.
            boolean changed = figureSet.isPresent()
                    || set.filter(use -> use != possible.getFirst() && use != Use.HARD)
                            .isPresent();
            boolean based = preset.mark(path).orElseThrow().origin() instanceof Origin.Basis;
            table.get(id)
                    .source()
                    .filter(source -> changed && !based && preset.isOf(source.document()))
                    .ifPresent(source -> sheet.wrong(
                            path,
                            new Label("basis なし", "no basis"),
                            new Label(
                                    "basis（この市の資料 " + source.document() + ":L" + source.line() + " と異なる扱いを定めた条例・要綱）",
                                    "a basis, the ordinance or guideline that departs from this municipality's "
                                            + source.document() + ":L" + source.line())));
        });
    }

    private static Label usesOf(Rule rule) {
        return rule.fixed()
                .map(fixed -> new Label(
                        "HARD。外せない規則（" + why(fixed).ja() + "）",
                        "HARD; it cannot be switched off: " + why(fixed).en()))
                .orElseGet(() -> Label.of(Wording.ONE_OF.of(
                        rule.possibleUses().stream().map(Use::name).toList())));
    }

    private static Label why(Rule.Fixed fixed) {
        return switch (fixed) {
            case ORDER -> new Label("順序と期限を保つ", "it keeps the order of things");
            case REFERENCES -> new Label("名指すものがあることを保つ", "it keeps references whole");
            case SAFETY -> new Label("安全を保つ", "it keeps the platform and its users safe");
            case DEFAULT_DENY -> new Label("定めのない者に許さない", "who is not named may not");
            case LAW -> new Label("法令が求める", "an Act asks for it");
            case SHAPE -> new Label("仕組みそのもの", "the thing is made so");
        };
    }

    /** What a figure may be, or where it is set instead. */
    private static Label figureOf(Rule rule) {
        return rule.figure()
                .map(figure -> Label.of(Wording.WHOLE_NUMBER.of(figure.least(), figure.most())))
                .or(() -> rule.setting().map(key -> new Label("値は " + key + " に", "no value here but " + key)))
                .orElseGet(() -> new Label("値なし（この規則に数値はない）", "no value: there is no figure in this rule"));
    }

    private void checkDeskHours(Preset preset) {
        for (int i = 0; i < preset.deskSchedules().size(); i++) {
            DeskHours hours = preset.deskSchedules().get(i);
            String path = "deskSchedules[#" + (i + 1) + "].";
            if (preset.facility(hours.facility()).isEmpty()) {
                sheet.wrong(
                        path + "facility",
                        hours.facility(),
                        new Label("facilities にある拠点のコード", "the code of one of the facilities"));
            }
            if (!hours.from().isBefore(hours.until())) {
                sheet.wrong(
                        path + "until",
                        hours.until(),
                        new Label(hours.from() + " より後", "later than from, " + hours.from()));
            }
        }
    }

    private void checkScheme(Preset preset, Scheme scheme) {
        String path = path(scheme);
        if (preset.department(scheme.owner()).isEmpty()) {
            sheet.wrong(
                    path + "owner",
                    scheme.owner(),
                    new Label("departments にある所属のコード", "the code of one of the departments"));
        }
        checkTypes(preset, path + "eligibleGroupTypes", scheme.eligibleGroupTypes());
    }

    private void checkTypes(Preset preset, String path, List<GroupType> types) {
        types.stream()
                .filter(type -> !preset.registration().accepts(type))
                .forEach(type -> sheet.wrong(
                        path + "[" + type + "]",
                        type,
                        new Label("registration.groupTypes にある種別", "one of registration.groupTypes")));
    }

    private static String path(Scheme scheme) {
        return "programmes[" + scheme.code() + "].";
    }

    /** One instrument or more for every form, and nothing of a form that is not used. */
    private void checkForms(Preset preset) {
        Label expected = new Label("forms にある形態のそれぞれ", "each of forms, and no other");
        preset.forms().stream()
                .map(OfferedForm::code)
                .filter(form -> !preset.instruments().containsKey(form))
                .forEach(form -> sheet.wrong("instruments", new Label(form + " なし", "no " + form), expected));
        preset.instruments().keySet().stream()
                .filter(form -> !preset.allows(form))
                .forEach(form -> sheet.wrong("instruments." + form, form, expected));
        preset.clauses().keySet().stream()
                .filter(form -> !preset.allows(form))
                .forEach(form -> sheet.wrong("clauses." + form, form, ONE_OF_FORMS));
        for (OfferedCall call : preset.proposal().calls()) {
            String path = "proposal.calls[" + call.code() + "].";
            call.forms().stream()
                    .filter(form -> !preset.allows(form))
                    .forEach(form -> sheet.wrong(path + "forms[" + form + "]", form, ONE_OF_FORMS));
            checkTypes(preset, path + "eligibility.groupTypes", call.groupTypes());
        }
    }

    private void checkEvaluation(EvaluationSettings evaluation) {
        List<String> axes = evaluation.resultAxes().stream().map(Entry::code).toList();
        for (EvaluationStageSettings stage : evaluation.stages()) {
            String path = "evaluation.stages[" + stage.code() + "].";
            stage.resultAxes().stream()
                    .filter(axis -> !axes.contains(axis))
                    .forEach(axis -> sheet.wrong(
                            path + "resultAxes[" + axis + "]",
                            axis,
                            new Label("evaluation.resultAxes にある視点のコード", "the code of one of evaluation.resultAxes")));
        }
    }

    private void checkProgramme(Programme programme) {
        String path = path(programme);
        ProgrammeEnd end = programme.end();
        if (end.maxConsecutiveYears().isEmpty()
                && end.rateSchedule().isEmpty()
                && end.reviewOn().isEmpty()) {
            sheet.wrong(
                    path + "end",
                    new Label("終わりなし", "no end"),
                    new Label(
                            "maxConsecutiveYears、rateSchedule、reviewOn のどれか",
                            "maxConsecutiveYears, rateSchedule or reviewOn"));
        }
        YearlyWindow window = programme.window();
        if (window.opens().compareTo(window.closes()) >= 0) {
            sheet.wrong(
                    path + "closes",
                    window.closes(),
                    new Label(
                            "年度内（4月から翌年3月まで）で opens の " + window.opens() + " より後",
                            "later in the fiscal year (April to March) than opens, " + window.opens()));
        }
    }

    private void checkProposal(Preset preset) {
        ProposalSettings proposal = preset.proposal();
        int weights = proposal.criteria().stream().mapToInt(Criterion::weight).sum();
        if (weights != 100) {
            sheet.wrong(
                    "proposal.criteria",
                    new Label("配点の合計 " + weights, "weights that add up to " + weights),
                    new Label("合計100の配点", "weights that add up to 100"));
        }
        boolean subsidy =
                proposal.calls().stream().anyMatch(call -> call.forms().contains(CollaborationForm.SUBSIDY));
        Optional<ProgrammeCode> programme = proposal.subsidyProgramme();
        if (subsidy != programme.isPresent()) {
            sheet.wrong(
                    subsidy ? "proposal" : "proposal.subsidyProgramme",
                    subsidy ? new Label("subsidyProgramme なし", "no subsidyProgramme") : programme.get(),
                    new Label(
                            "calls の forms に SUBSIDY があるときだけ subsidyProgramme",
                            "a subsidyProgramme where the forms of a call have SUBSIDY, and only there"));
        }
        programme
                .filter(code -> preset.programme(code).isEmpty())
                .ifPresent(code -> sheet.wrong(
                        "proposal.subsidyProgramme",
                        code,
                        new Label("programmes にある補助制度のコード", "the code of one of the programmes")));
        boolean policy = proposal.calls(CallKind.CITIZEN_POLICY);
        if (policy != proposal.citizenPolicy().isPresent()) {
            sheet.wrong(
                    policy ? "proposal" : "proposal.citizenPolicy",
                    policy
                            ? new Label("citizenPolicy なし", "no citizenPolicy")
                            : new Label("設定のまとまり", "a block of settings"),
                    new Label(
                            "calls に CITIZEN_POLICY があるときだけ citizenPolicy",
                            "a citizenPolicy where calls has CITIZEN_POLICY, and only there"));
        }
        proposal.citizenPolicy().ifPresent(this::checkRounds);
    }

    private void checkRounds(CitizenPolicy policy) {
        String path = "proposal.citizenPolicy.roundCloses";
        int rounds = policy.roundCloses().size();
        if (rounds != policy.roundsPerYear()) {
            sheet.wrong(
                    path,
                    new Label(rounds + " 日分", rounds + " days"),
                    new Label(
                            "roundsPerYear と同じ " + policy.roundsPerYear() + " 日分",
                            policy.roundsPerYear() + " days, one for each of roundsPerYear"));
        }
        for (int i = 1; i < rounds; i++) {
            YearlyTime before = YearlyTime.endOf(policy.roundCloses().get(i - 1));
            YearlyTime close = YearlyTime.endOf(policy.roundCloses().get(i));
            if (before.compareTo(close) >= 0) {
                sheet.wrong(
                        path + "[#" + (i + 1) + "]",
                        policy.roundCloses().get(i).toString().substring(2),
                        new Label(
                                "年度内（4月から翌年3月まで）で前の回より後",
                                "later in the fiscal year (April to March) than the round before"));
            }
        }
    }
}
