package org.kyodo.registry.municipality;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.Municipalities;
import org.kyodo.chassis.department.Departments;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.presets.CitizenPolicy;
import org.kyodo.presets.Entry;
import org.kyodo.presets.Preset;
import org.kyodo.presets.Presets;
import org.kyodo.presets.Programme;
import org.kyodo.presets.Scheme;
import org.kyodo.registry.municipality.MunicipalityView.CallOffered;
import org.kyodo.registry.municipality.MunicipalityView.DepartmentOffered;
import org.kyodo.registry.municipality.MunicipalityView.GroupTypeOffered;
import org.kyodo.registry.municipality.MunicipalityView.MarkedSetting;
import org.kyodo.registry.municipality.MunicipalityView.ProgrammeOffered;
import org.kyodo.registry.municipality.MunicipalityView.RegistrationTerms;
import org.kyodo.registry.municipality.MunicipalityView.TalentOffered;
import org.kyodo.registry.municipality.MunicipalityView.TermsInDays;
import org.kyodo.registry.municipality.MunicipalityView.TrackOffered;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The words, codes and periods of a municipality, for everybody (K-ALL-9). */
@RestController
@RequestMapping("/api/v1/municipality")
class MunicipalityController {
    /** They change when the service starts with other settings, departments with a reorganisation, and the windows with the fiscal year. */
    private static final Duration KEPT = Duration.ofHours(1);

    private final Presets presets;
    private final Municipalities municipalities;
    private final Departments departments;
    private final Clock clock;

    MunicipalityController(Presets presets, Municipalities municipalities, Departments departments, Clock clock) {
        this.presets = presets;
        this.municipalities = municipalities;
        this.departments = departments;
        this.clock = clock;
    }

    @GetMapping
    ResponseEntity<MunicipalityView> municipality(@RequestParam MunicipalityCode municipality) {
        Preset preset = presets.of(municipality);
        return ResponseEntity.ok()
                .header("Kyodo-Rule-Set-Version", municipalities.ruleSetVersion(municipality))
                .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                .body(view(preset));
    }

    private MunicipalityView view(Preset preset) {
        FiscalYear year = FiscalYear.at(clock.instant());
        return new MunicipalityView(
                preset.code(),
                preset.name(),
                preset.document(),
                preset.words(),
                registration(preset),
                departments.present(preset.code()).entrySet().stream()
                        .map(department -> new DepartmentOffered(
                                department.getKey(),
                                department.getValue(),
                                department.getKey().equals(DepartmentCode.COLLABORATION_OFFICE)))
                        .toList(),
                preset.areas().stream().map(Entry::label).toList(),
                preset.activityFields(),
                preset.fieldTypes(),
                preset.forms(),
                preset.proposal().calls().stream()
                        .map(call -> new CallOffered(call.code(), call.label()))
                        .toList(),
                preset.schemes().stream().map(scheme -> programme(scheme, year)).toList(),
                preset.facilities(),
                preset.deskSchedules(),
                preset.gatherings(),
                preset.talents().stream()
                        .map(kind -> new TalentOffered(kind.code(), kind.label()))
                        .toList(),
                preset.documents(),
                periods(preset),
                preset.marks().stream()
                        .map(mark -> new MarkedSetting(
                                mark.path(), mark.said(), mark.origin().told()))
                        .toList());
    }

    private static RegistrationTerms registration(Preset preset) {
        return new RegistrationTerms(
                preset.registration().policy(),
                preset.registration().minMembers(),
                preset.registration().tracks().stream()
                        .map(track -> new TrackOffered(
                                track.code(),
                                track.label(),
                                track.groupTypes(),
                                preset.registration().registrarOf(track.code())))
                        .toList(),
                preset.registration().groupTypes().stream()
                        .map(type -> new GroupTypeOffered(
                                type.code(),
                                type.label(),
                                preset.registration().otherNames().getOrDefault(type.code(), List.of())))
                        .toList(),
                preset.registration().criteria());
    }

    private static ProgrammeOffered programme(Scheme scheme, FiscalYear year) {
        Optional<Programme> offered =
                Optional.of(scheme).filter(Programme.class::isInstance).map(Programme.class::cast);
        return new ProgrammeOffered(
                scheme.code(),
                scheme.label(),
                offered.isEmpty(),
                offered.map(programme -> programme.window().in(year).opensAt()),
                offered.map(programme -> programme.window().in(year).closesAt()));
    }

    private static TermsInDays periods(Preset preset) {
        return new TermsInDays(
                preset.registration().correctionDays(),
                preset.registration().contestDays(),
                preset.registration().validYears(),
                preset.proposal().explanationDays(),
                preset.proposal().reconsiderationDays(),
                preset.evaluation().openDays(),
                preset.proposal().citizenPolicy().map(CitizenPolicy::accountabilityDays),
                preset.proposal()
                        .citizenPolicy()
                        .map(CitizenPolicy::roundCloses)
                        .orElseGet(List::of));
    }
}
