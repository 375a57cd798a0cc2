package org.kyodo.registry.municipality;

import java.time.Instant;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.Municipalities;
import org.kyodo.contracts.registry.DepartmentLabel;
import org.kyodo.contracts.value.CallKind;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.Registrar;
import org.kyodo.contracts.value.RegistrationPolicy;
import org.kyodo.contracts.value.TalentKind;
import org.kyodo.contracts.value.Track;
import org.kyodo.presets.DeskHours;
import org.kyodo.presets.Facility;
import org.kyodo.presets.GatheringScheme;
import org.kyodo.presets.Label;
import org.kyodo.presets.NamedDocument;
import org.kyodo.presets.OfferedField;
import org.kyodo.presets.OfferedForm;
import org.kyodo.presets.RegistrationCriterion;
import org.kyodo.presets.SuitableField;
import org.kyodo.presets.Words;

/**
 * A municipality as its settings have it 自治体: what a page, a form or another program must know to speak its words and to
 * offer what it offers.
 *
 * @param document the title of the document behind its settings
 * @param areas whose Japanese name is the code 地域
 * @param marks of every setting, by its key in the file: where it comes from
 */
record MunicipalityView(
        MunicipalityCode code,
        Label name,
        Label document,
        Words words,
        RegistrationTerms registration,
        List<DepartmentOffered> departments,
        List<Label> areas,
        List<OfferedField> activityFields,
        List<SuitableField> fieldTypes,
        List<OfferedForm> forms,
        List<CallOffered> calls,
        List<ProgrammeOffered> programmes,
        List<Facility> facilities,
        List<DeskHours> deskSchedules,
        List<GatheringScheme> gatherings,
        List<TalentOffered> talents,
        List<NamedDocument> documents,
        TermsInDays periods,
        List<MarkedSetting> marks) {

    /** How groups are registered. */
    record RegistrationTerms(
            RegistrationPolicy policy,
            int minMembers,
            List<TrackOffered> tracks,
            List<GroupTypeOffered> groupTypes,
            List<RegistrationCriterion> criteria) {}

    /** A kind of body that is registered, and by whom. */
    record TrackOffered(Track code, Label label, List<GroupType> groupTypes, Registrar registrar) {}

    record DepartmentOffered(DepartmentCode code, DepartmentLabel label, boolean collaborationOffice) {}

    /** @param also what else the municipality calls it */
    record GroupTypeOffered(GroupType code, Label label, List<Label> also) {}

    record CallOffered(CallKind code, Label label) {}

    /** What a kind of talent is called 人材の呼び名. */
    record TalentOffered(TalentKind code, Label label) {}

    /** @param opens of this fiscal year; nothing of one that is only planned */
    record ProgrammeOffered(
            ProgrammeCode code, Label label, boolean planned, Optional<Instant> opens, Optional<Instant> closes) {}

    /** Days and years that terms last 期間. @param roundCloses the last days of the rounds of policy proposals */
    record TermsInDays(
            int correctionDays,
            int contestDays,
            int registrationYears,
            int explanationDays,
            int reconsiderationDays,
            int evaluationDays,
            Optional<Integer> accountabilityDays,
            List<MonthDay> roundCloses) {}

    /** Where the setting with this key comes from 出典の印. @param says what it claims, in Japanese and in figures */
    record MarkedSetting(String key, List<String> says, Municipalities.Mark mark) {}
}
