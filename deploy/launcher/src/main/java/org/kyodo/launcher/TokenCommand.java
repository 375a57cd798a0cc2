package org.kyodo.launcher;

import java.util.concurrent.Callable;
import org.kyodo.journeys.Accounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./kyodo token ROLE}: a bearer token of a demo account. */
@Command(name = "token", description = "デモ用アカウントのトークンを出力します。 / Prints a bearer token of a demo account.")
final class TokenCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "ROLE",
            description = {
                "resident, group, staff, desk, reviewer, treasurer, auditor, operator, platform-operator,",
                "またはアカウント名 / or the name of an account: group-2"
            })
    private String role;

    @Option(
            names = {"-m", "--municipality"},
            defaultValue = "352039",
            description = {
                "自治体コード(既定: ${DEFAULT-VALUE} 山口)。",
                "The municipality's code; NP for the preset that names no city."
            })
    private String municipality;

    @Override
    public Integer call() {
        Running.Found found = Running.required(Home.ofInstallation());
        Accounts accounts = found.home().accounts(found.ports());
        boolean named =
                accounts.all().stream().anyMatch(account -> account.clientId().equals(municipality + "-" + role));
        boolean isRole =
                accounts.all().stream().anyMatch(account -> account.roles().contains(role));
        System.out.println(accounts.token(
                named && !isRole ? accounts.named(municipality + "-" + role) : accounts.of(role, municipality)));
        return ExitCode.OK;
    }
}
