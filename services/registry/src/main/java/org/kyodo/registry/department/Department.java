package org.kyodo.registry.department;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.contracts.registry.DepartmentEvent;
import org.kyodo.contracts.registry.DepartmentEvent.DepartmentClosed;
import org.kyodo.contracts.registry.DepartmentEvent.DepartmentMerged;
import org.kyodo.contracts.registry.DepartmentEvent.DepartmentRegistered;
import org.kyodo.contracts.registry.DepartmentEvent.DepartmentRenamed;
import org.kyodo.contracts.registry.DepartmentEvent.DepartmentReorganisationCancelled;
import org.kyodo.contracts.registry.DepartmentEvent.DepartmentReorganisationPlanned;
import org.kyodo.contracts.registry.DepartmentEvent.OfficerAssigned;
import org.kyodo.contracts.registry.DepartmentEvent.OfficerReleased;
import org.kyodo.contracts.registry.DepartmentEvent.OfficerVacancyDetected;
import org.kyodo.contracts.registry.DepartmentLabel;
import org.kyodo.contracts.registry.Reorganisation;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.DepartmentId;

/**
 * A department 所属 of the municipality. Those of the settings are there from the start, others are registered. It may get
 * another name, or become part of another one, on a day ahead (組織改編, mostly 1 April): then that happens by itself as the day
 * begins. Its code stays for ever, for matters name it. It has officers 協働推進員, its window and promoters (001:L863); when it is
 * merged they become officers of the other one.
 */
sealed interface Department extends Stage<Department, DepartmentEvent> {
    DepartmentId id();

    /** Nothing under this id. */
    record Absent(DepartmentId id) implements Department {}

    /** 有効. */
    record Active(DepartmentId id, Card card, List<Officer> officers, Optional<Reorganisation> planned)
            implements Known {
        private Active with(List<Officer> others) {
            return new Active(id, card, others, planned);
        }

        private Active planning(Optional<Reorganisation> reorganisation) {
            return new Active(id, card, officers, reorganisation);
        }
    }

    /** 統合: part of another. Its officers are kept until they are officers there. */
    record Merged(DepartmentId id, Card card, List<Officer> officers, DepartmentCode into, LocalDate since)
            implements Known {}

    /** 廃止. */
    record Abolished(DepartmentId id, Card card, LocalDate since) implements Known {
        @Override
        public List<Officer> officers() {
            return List.of();
        }
    }

    /** Of a department that is or was there. */
    sealed interface Known extends Department {
        Card card();

        List<Officer> officers();
    }

    /** What a department is known by 所属の名称. */
    record Card(DepartmentCode code, DepartmentLabel label) {}

    @Override
    default Department after(DepartmentEvent event) {
        return switch (event) {
            case DepartmentRegistered e ->
                new Active(e.departmentId(), new Card(e.code(), e.label()), List.of(), Optional.empty());
            case DepartmentReorganisationPlanned e -> as(Active.class).planning(Optional.of(e.reorganisation()));
            case DepartmentReorganisationCancelled _ -> as(Active.class).planning(Optional.empty());
            case DepartmentRenamed e -> {
                Active a = as(Active.class);
                // The plan was this, unless it is another that waits for its day.
                Optional<Reorganisation> left =
                        a.planned().filter(plan -> !plan.label().equals(Optional.of(e.label())));
                yield new Active(a.id(), new Card(a.card().code(), e.label()), a.officers(), left);
            }
            case DepartmentMerged e -> {
                Active a = as(Active.class);
                yield new Merged(a.id(), a.card(), a.officers(), e.into(), e.effectiveOn());
            }
            case DepartmentClosed e -> {
                Active a = as(Active.class);
                yield new Abolished(a.id(), a.card(), e.on());
            }
            case OfficerAssigned e -> {
                Active a = as(Active.class);
                yield a.with(Stream.concat(a.officers().stream(), Stream.of(Officer.of(e)))
                        .toList());
            }
            case OfficerReleased e -> {
                Active a = as(Active.class);
                yield a.with(a.officers().stream()
                        .filter(officer -> !officer.person().equals(e.ref()))
                        .toList());
            }
            case OfficerVacancyDetected _ -> as(Active.class);
        };
    }

    /** With each officer as the change makes them. */
    default Department withOfficers(UnaryOperator<Officer> change) {
        return this instanceof Active a
                ? a.with(a.officers().stream().map(change).toList())
                : this;
    }
}
