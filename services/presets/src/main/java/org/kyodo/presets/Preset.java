package org.kyodo.presets;

import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.value.ActivityField;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ProgrammeCode;

/**
 * The settings of one municipality 自治体設定, read from one file and checked as a whole: whatever a programme, a form or
 * a call refers to is there.
 *
 * @param document the title of the document the settings were taken from
 * @param marks where each setting comes from, in the order of the file
 */
public record Preset(
        MunicipalityCode code,
        Label name,
        Label document,
        Words words,
        RegistrationSettings registration,
        List<Department> departments,
        List<Entry<AreaCode>> areas,
        List<Entry<ActivityField>> activityFields,
        List<SuitableField> fieldTypes,
        List<Entry<CollaborationForm>> forms,
        List<Programme> programmes,
        ProposalSettings proposal,
        EvaluationSettings evaluation,
        RetentionSettings retention,
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

    public Optional<Department> department(DepartmentCode code) {
        return departments.stream()
                .filter(department -> department.code().equals(code))
                .findFirst();
    }

    public Optional<Programme> programme(ProgrammeCode code) {
        return programmes.stream()
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
