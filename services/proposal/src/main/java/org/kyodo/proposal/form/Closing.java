package org.kyodo.proposal.form;

import java.util.Optional;

/** Why a case cannot go the way of a form 選べない理由; its text stands under {@code advice.…}. */
public enum Closing {
    /** 市で用いていない. */
    NOT_OFFERED_HERE,
    /** 募集の形態ではない. */
    NOT_IN_THE_CALL,
    /** 採択から申請できる補助制度がない. */
    NO_PROGRAMME,
    /** 計画提案は、採択ではなく説明される. */
    ANSWERED_NOT_ADOPTED("R-CP-3"),
    /** 双方が別の形態を選んだ. */
    ANOTHER_CHOSEN("R-COM-2"),
    /** 採択に至らなかった. */
    NOT_ADOPTED;

    private final Optional<String> rule;

    Closing() {
        this.rule = Optional.empty();
    }

    Closing(String rule) {
        this.rule = Optional.of(rule);
    }

    /** On which it rests; none where it follows from what the municipality and the call offer. */
    Optional<String> rule() {
        return rule;
    }

    /** The key of its text. */
    String text() {
        return "advice." + name();
    }
}
