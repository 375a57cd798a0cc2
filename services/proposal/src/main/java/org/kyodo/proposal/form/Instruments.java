package org.kyodo.proposal.form;

import java.util.List;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.Instrument;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.presets.Presets;

/**
 * What an adoption in a form is put down in, per municipality 取決めの文書 (R-AG-1, K-AG-1): the key {@code instruments} of its
 * settings; of a form that it does not offer, ours.
 */
public final class Instruments {
    private final Presets presets;

    public Instruments(Presets presets) {
        this.presets = presets;
    }

    /** Those that it may be, the usual one first; never empty. */
    public List<Instrument> possible(CollaborationForm form, MunicipalityCode municipality) {
        return presets.of(municipality).instruments().getOrDefault(form, List.of(ours(form)));
    }

    /** The usual one. */
    public Instrument of(CollaborationForm form, MunicipalityCode municipality) {
        return possible(form, municipality).getFirst();
    }

    /** Whether it is drafted as an agreement here: not where there is none, nor for a subsidy, which is decided on in grant. */
    public static boolean isDraftedHere(CollaborationForm form, Instrument instrument) {
        return instrument != Instrument.NONE && form != CollaborationForm.SUBSIDY;
    }

    private static Instrument ours(CollaborationForm form) {
        return switch (form) {
            case CO_HOSTING, EXECUTIVE_COMMITTEE, ADOPT, COOPERATION -> Instrument.AGREEMENT;
            case COMMISSION -> Instrument.CONTRACT;
            case NOMINAL_SUPPORT, SUBSIDY -> Instrument.DECISION_LETTER;
            case POLICY_PROPOSAL, INFORMATION_EXCHANGE -> Instrument.NONE;
        };
    }
}
