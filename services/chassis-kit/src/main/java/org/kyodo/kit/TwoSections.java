package org.kyodo.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.registry.DepartmentEvent.DepartmentClosed;
import org.kyodo.contracts.registry.DepartmentEvent.DepartmentMerged;
import org.kyodo.contracts.registry.DepartmentEvent.DepartmentRegistered;
import org.kyodo.contracts.registry.DepartmentLabel;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.DepartmentId;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.kit.Platform.Answer;
import org.kyodo.kit.Platform.Session;

/** Two sections 所属 of a test's own, as the registry tells of them; the first becomes part of the second when the test says so. */
public final class TwoSections {
    private final Platform platform;
    private final String municipality;
    private final DepartmentCode former;
    private final DepartmentCode successor;
    private final Recorded<DepartmentRegistered> registered;

    /** @param purpose of the test, in letters and hyphens: the first section's code begins with it, and so does the second's */
    public TwoSections(Platform platform, String municipality, String purpose) {
        this(platform, municipality, purpose, DepartmentCode.of(purpose + "-successor"));
        platform.publish(registered(successor, "改編後の課"));
    }

    private TwoSections(Platform platform, String municipality, String purpose, DepartmentCode successor) {
        this.platform = platform;
        this.municipality = municipality;
        this.former = DepartmentCode.of(purpose + "-former");
        this.successor = successor;
        this.registered = registered(former, "改編前の課");
        platform.publish(registered);
    }

    /** Of which the second is the collaboration office, which is there. */
    public static TwoSections joiningTheOffice(Platform platform, String municipality, String purpose) {
        return new TwoSections(platform, municipality, purpose, DepartmentCode.COLLABORATION_OFFICE);
    }

    private Recorded<DepartmentRegistered> registered(DepartmentCode code, String label) {
        DepartmentId id = new DepartmentId(Ids.next());
        return platform.foreign(
                municipality,
                id.toString(),
                1,
                new DepartmentRegistered(id, code, new DepartmentLabel(label, Optional.empty())));
    }

    public DepartmentCode former() {
        return former;
    }

    public DepartmentCode successor() {
        return successor;
    }

    /** Staff whose token names the first section, before and after. */
    public Session staffOfFormer() {
        return platform.as("acct-of-" + former, municipality, former.value(), Role.STAFF);
    }

    public Session staffOfSuccessor() {
        return platform.as("acct-of-" + successor, municipality, successor.value(), Role.STAFF);
    }

    public void merge() {
        platform.publish(platform.following(
                registered,
                new DepartmentMerged(
                        registered.event().departmentId(),
                        former,
                        successor,
                        FiscalYear.at(platform.now()).firstDay())));
    }

    /** The first section is closed, and nobody takes it over. */
    public void close() {
        platform.publish(platform.following(
                registered,
                new DepartmentClosed(
                        registered.event().departmentId(),
                        former,
                        FiscalYear.at(platform.now()).firstDay())));
    }

    /** The commands, all at once, with the merger told in their midst. @return how each was answered */
    public List<Integer> mergeDuring(List<Callable<Answer>> commands) {
        try (ExecutorService threads = Executors.newFixedThreadPool(commands.size())) {
            List<Future<Answer>> given = new ArrayList<>();
            for (Callable<Answer> command : commands) {
                if (given.size() == commands.size() / 2) {
                    merge();
                }
                given.add(threads.submit(command));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Answer> answer : given) {
                statuses.add(answer.get().status());
            }
            return statuses;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }
}
