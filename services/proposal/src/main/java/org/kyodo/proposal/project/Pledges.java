package org.kyodo.proposal.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.proposal.Pledge;
import org.kyodo.contracts.proposal.Supporter;
import org.kyodo.contracts.value.SupportKind;

/**
 * Who helps an initiative with what 支援の表明, of each supporter and kind the last word.
 *
 * @param inForce how many there are
 * @param changes how many words there ever were
 * @param recent the last of them; the others lie in {@link EarlierPledges}
 */
record Pledges(int inForce, long changes, List<Said> recent) {
    static final Pledges NONE = new Pledges(0, 0, List.of());

    Pledges {
        recent = List.copyOf(recent);
    }

    /**
     * The last word of a supporter about a kind of help.
     *
     * @param withdrawn whether it was to take it back
     * @param change its number among all words; of two the higher is the later
     */
    record Said(Pledge pledge, boolean withdrawn, long change) {
        boolean isOf(Supporter supporter, SupportKind kind) {
            return pledge.supporter().equals(supporter) && pledge.kind() == kind;
        }
    }

    Optional<Said> find(Supporter supporter, SupportKind kind) {
        return recent.stream().filter(said -> said.isOf(supporter, kind)).findFirst();
    }

    Pledges with(Pledge pledge, int told) {
        return and(pledge, false, told);
    }

    Pledges without(Supporter supporter, SupportKind kind, int told) {
        return and(new Pledge(supporter, kind, Optional.empty()), true, told);
    }

    Pledges without(List<Said> older) {
        return new Pledges(
                inForce,
                changes,
                recent.stream().filter(said -> !older.contains(said)).toList());
    }

    private Pledges and(Pledge pledge, boolean withdrawn, int told) {
        List<Said> more = new ArrayList<>(recent);
        more.removeIf(said -> said.isOf(pledge.supporter(), pledge.kind()));
        more.add(new Said(pledge, withdrawn, changes + 1));
        return new Pledges(told, changes + 1, more);
    }
}
