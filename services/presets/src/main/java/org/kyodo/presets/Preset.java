package org.kyodo.presets;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kyodo.chassis.decide.RulesInUse;
import org.kyodo.contracts.value.ActivityField;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.CallKind;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.EvaluationKind;
import org.kyodo.contracts.value.EvaluationStage;
import org.kyodo.contracts.value.FacilityCode;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.Instrument;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Name;
import org.kyodo.contracts.value.PricingInput;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.TalentKind;
import org.kyodo.contracts.value.Track;
import org.kyodo.contracts.value.Word;

/**
 * The settings of one municipality 自治体設定, read from one file and checked as a whole: whatever a programme, a form or
 * a call refers to is there.
 *
 * @param document the title of the document the settings were taken from
 * @param instruments what an adoption in each form is put down in
 * @param clauses what an agreement in a form settles (R-AG-2)
 * @param pricing what a fair price is weighed by 適切な対価 (R-FP-1), where the document says so
 * @param standingAgreements agreements that are born of no proposal 包括連携協定 (R-AG-3)
 * @param schemes its grant programmes, offered and planned
 * @param rules what the municipality makes of rules 規則の扱い
 * @param marks where each setting comes from, in the order of the file
 */
public record Preset(
        MunicipalityCode code,
        Label name,
        Label document,
        Words words,
        RegistrationSettings registration,
        RulesInUse rules,
        List<Department> departments,
        List<Entry<AreaCode>> areas,
        List<OfferedField> activityFields,
        List<SuitableField> fieldTypes,
        List<OfferedForm> forms,
        Map<CollaborationForm, List<Instrument>> instruments,
        Map<CollaborationForm, List<Entry<String>>> clauses,
        List<Entry<PricingInput>> pricing,
        List<Entry<String>> standingAgreements,
        List<Scheme> schemes,
        ProposalSettings proposal,
        EvaluationSettings evaluation,
        RetentionSettings retention,
        List<Facility> facilities,
        List<DeskHours> deskSchedules,
        List<GatheringScheme> gatherings,
        List<Entry<TalentKind>> talents,
        List<NamedDocument> documents,
        List<Mark> marks) {

    /** The one department that co-ordinates the others. */
    public Department collaborationOffice() {
        return departments.stream()
                .filter(Department::collaborationOffice)
                .findFirst()
                .orElseThrow();
    }

    /** Where the setting with this path comes from: {@code registration.minMembers}. */
    public Optional<Mark> mark(String path) {
        return marks.stream().filter(mark -> mark.path().equals(path)).findFirst();
    }

    /** Whether this document, {@code 001}, is this municipality's own: what it says is a fact here, and a default elsewhere. */
    boolean isOf(String number) {
        return mark("document")
                .map(Mark::origin)
                .filter(origin -> origin instanceof Origin.Source source
                        && source.document().equals(number))
                .isPresent();
    }

    public Optional<Facility> facility(FacilityCode code) {
        return facilities.stream()
                .filter(facility -> facility.code().equals(code))
                .findFirst();
    }

    public Optional<Department> department(DepartmentCode code) {
        return departments.stream()
                .filter(department -> department.code().equals(code))
                .findFirst();
    }

    /** What the municipality calls a value that has a code; empty where it has no name of its own for it. */
    public Optional<Label> nameOf(Object value) {
        return switch (value) {
            case Word word -> Optional.of(words.of(word));
            case MunicipalityCode municipality -> Optional.of(name).filter(_ -> municipality.equals(code));
            // A desk's department is the base that it is of.
            case DepartmentCode department ->
                department(department).map(Department::label).or(() -> facility(FacilityCode.of(department.value()))
                        .map(Facility::label));
            case FacilityCode facility -> facility(facility).map(Facility::label);
            case Track track ->
                registration.tracks().stream()
                        .filter(settings -> settings.code() == track)
                        .findFirst()
                        .map(TrackSettings::label);
            case ProgrammeCode programme ->
                schemes.stream()
                        .filter(scheme -> scheme.code().equals(programme))
                        .findFirst()
                        .map(Scheme::label);
            case FieldType type ->
                fieldTypes.stream()
                        .filter(field -> field.code().equals(type))
                        .findFirst()
                        .map(SuitableField::label);
            case ActivityField field ->
                activityFields.stream()
                        .filter(offered -> offered.code().equals(field))
                        .findFirst()
                        .map(OfferedField::label);
            case AreaCode area -> entry(areas, area);
            case CollaborationForm form ->
                forms.stream()
                        .filter(offered -> offered.code() == form)
                        .findFirst()
                        .map(OfferedForm::label);
            case GroupType type -> entry(registration.groupTypes(), type);
            case TalentKind kind -> entry(talents, kind);
            case CallKind kind -> proposal.call(kind).map(OfferedCall::label);
            case EvaluationKind kind ->
                evaluation.kinds().stream()
                        .filter(method -> method.code() == kind)
                        .findFirst()
                        .map(EvaluationMethod::label);
            case EvaluationStage stage ->
                evaluation.stages().stream()
                        .filter(settings -> settings.code() == stage)
                        .findFirst()
                        .map(EvaluationStageSettings::label);
            case Name(String kind, String axis)
            when kind.equals("axis") -> entry(evaluation.axes(), axis).or(() -> entry(evaluation.resultAxes(), axis));
            case Name(String kind, String rule)
            when kind.equals("criterion") ->
                registration.criteria().stream()
                        .filter(criterion -> criterion.rule().equals(rule))
                        .findFirst()
                        .map(RegistrationCriterion::label);
            default -> Optional.empty();
        };
    }

    /** The codes it has of a kind: of a type such as {@code AreaCode}, or the points of view {@code axis}; empty where it has no list of it. */
    public List<?> codes(String kind) {
        return switch (kind) {
            case "DepartmentCode" -> departments.stream().map(Department::code).toList();
            case "FacilityCode" -> facilities.stream().map(Facility::code).toList();
            case "Track" ->
                registration.tracks().stream().map(TrackSettings::code).toList();
            case "ProgrammeCode" -> schemes.stream().map(Scheme::code).toList();
            case "FieldType" ->
                // The list is open, so every municipality has the last one.
                Stream.concat(fieldTypes.stream().map(SuitableField::code), Stream.of(FieldType.OTHER))
                        .distinct()
                        .toList();
            case "ActivityField" -> List.copyOf(activityFieldCodes());
            case "AreaCode" -> codes(areas);
            case "CollaborationForm" -> forms.stream().map(OfferedForm::code).toList();
            case "GroupType" -> codes(registration.groupTypes());
            case "TalentKind" -> codes(talents);
            case "CallKind" -> proposal.calls().stream().map(OfferedCall::code).toList();
            case "EvaluationKind" ->
                evaluation.kinds().stream().map(EvaluationMethod::code).toList();
            case "criterion" ->
                registration.criteria().stream()
                        .map(RegistrationCriterion::rule)
                        .map(Name::criterion)
                        .toList();
            case "axis" -> codes(evaluation.axes()).stream().map(Name::axis).toList();
            default -> List.of();
        };
    }

    private static <C> List<C> codes(List<Entry<C>> entries) {
        return entries.stream().map(Entry::code).toList();
    }

    /** Its areas, in the order of the settings, so that a refusal names them in it; so the other lists. */
    public Set<AreaCode> areaCodes() {
        return inOrder(codes(areas));
    }

    public Set<ActivityField> activityFieldCodes() {
        return inOrder(activityFields.stream().map(OfferedField::code).toList());
    }

    public Set<TalentKind> talentKinds() {
        return inOrder(codes(talents));
    }

    public Set<GroupType> groupTypes() {
        return inOrder(codes(registration.groupTypes()));
    }

    private static <C> Set<C> inOrder(List<C> codes) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(codes));
    }

    private static <C> Optional<Label> entry(List<Entry<C>> entries, C code) {
        return entries.stream()
                .filter(entry -> entry.code().equals(code))
                .findFirst()
                .map(Entry::label);
    }

    /** Those that can be applied to; what is only planned is not among them. */
    public List<Programme> programmes() {
        return schemes.stream()
                .filter(Programme.class::isInstance)
                .map(Programme.class::cast)
                .toList();
    }

    public Optional<Programme> programme(ProgrammeCode code) {
        return programmes().stream()
                .filter(programme -> programme.code().equals(code))
                .findFirst();
    }

    public boolean allows(CollaborationForm form) {
        return forms.stream().anyMatch(entry -> entry.code() == form);
    }

    public boolean has(AreaCode area) {
        return areas.stream().anyMatch(entry -> entry.code().equals(area));
    }
}
