package org.kyodo.contracts.proposal;

import java.util.Optional;
import org.kyodo.contracts.value.CallSubjectKind;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.PublicText;

/**
 * What a call asks proposals on 募集の対象: new issues, or a task that the city has (R-CA-2).
 *
 * @param task of the city 既存の事務事業
 */
@PublicText
public record CallSubject(CallSubjectKind kind, Optional<@Line(max = 200) String> task) {
    public static final CallSubject NEW = new CallSubject(CallSubjectKind.NEW, Optional.empty());
}
