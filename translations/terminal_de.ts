<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Banners</name>
    <message>
        <source>The computer&apos;s clock jumped. You can go on; stamps are checked later. Please set the clock.</source>
        <translation>Die Computeruhr ist gesprungen. Sie können weiterarbeiten; geprüft wird später. Bitte Uhr stellen.</translation>
    </message>
    <message>
        <source>The disk is full. Nothing new can be given until there is room again. Nothing is lost.</source>
        <translation>Die Festplatte ist voll. Bis wieder Platz ist, kann nichts gegeben werden. Nichts ist verloren.</translation>
    </message>
    <message>
        <source>Stempel may not write to its folder. Nothing new can be given. Please call your manager.</source>
        <translation>Stempel darf nicht in seinen Ordner schreiben. Es kann nichts gegeben werden. Bitte rufen Sie die Leitung.</translation>
    </message>
    <message>
        <source>The shop has removed this till. What it recorded is kept. Please call your manager.</source>
        <translation>Das Geschäft hat diese Kasse entfernt. Was sie gebucht hat, bleibt erhalten. Bitte rufen Sie die Leitung.</translation>
    </message>
    <message>
        <source>Practice: nothing you do here is recorded.</source>
        <translation>Übung: Nichts von dem, was Sie hier tun, wird gebucht.</translation>
    </message>
</context>
<context>
    <name>CardPage</name>
    <message>
        <source>Card</source>
        <translation>Karte</translation>
    </message>
</context>
<context>
    <name>CardSide</name>
    <message>
        <source>Back to scanning</source>
        <translation>Zurück zum Scannen</translation>
    </message>
    <message numerus="yes">
        <source>point(s)</source>
        <comment>the word alone</comment>
        <translation>
            <numerusform>Punkt</numerusform>
            <numerusform>Punkte</numerusform>
        </translation>
    </message>
    <message>
        <source>The last change is not yet synced.</source>
        <translation>Die letzte Buchung ist noch nicht synchronisiert.</translation>
    </message>
    <message>
        <source>Give {reward}</source>
        <translation>{reward} geben</translation>
    </message>
    <message>
        <source>since {month}</source>
        <translation>seit {month}</translation>
    </message>
    <message>
        <source>Stamps</source>
        <translation>Stempel</translation>
    </message>
    <message>
        <source>{stamps} of {target}</source>
        <translation>{stamps} von {target}</translation>
    </message>
    <message>
        <source>Rewards for points</source>
        <translation>Prämien für Punkte</translation>
    </message>
</context>
<context>
    <name>CardWords</name>
    <message>
        <source>blocked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>ersetzt</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>gelöscht</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stamp(s)</source>
        <translation>
            <numerusform>%Ln&#xa0;Stempel</numerusform>
            <numerusform>%Ln&#xa0;Stempel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln point(s)</source>
        <translation>
            <numerusform>%Ln&#xa0;Punkt</numerusform>
            <numerusform>%Ln&#xa0;Punkte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CareSide</name>
    <message>
        <source>Serve this customer</source>
        <translation>Diesen Kunden bedienen</translation>
    </message>
    <message>
        <source>History of this card</source>
        <translation>Verlauf dieser Karte</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>With a manager&apos;s PIN</source>
        <translation>Mit PIN der Leitung</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Unblock the card</source>
        <translation>Karte entsperren</translation>
    </message>
    <message>
        <source>The card can be used again at once.</source>
        <translation>Die Karte gilt sofort wieder.</translation>
    </message>
    <message>
        <source>Everything moves to the printed card {number}.</source>
        <translation>Alles wandert auf die gedruckte Karte {number}.</translation>
    </message>
    <message>
        <source>Stamps, like 3 or -1</source>
        <translation>Stempel, etwa 3 oder -1</translation>
    </message>
    <message>
        <source>Points, like 50 or -20</source>
        <translation>Punkte, etwa 50 oder -20</translation>
    </message>
    <message>
        <source>Where from (optional)</source>
        <translation>Woher (freiwillig)</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Correct the balance</source>
        <translation>Guthaben korrigieren</translation>
    </message>
    <message>
        <source>Opening balance</source>
        <translation>Anfangsbestand</translation>
    </message>
    <message>
        <source>Block the card</source>
        <translation>Karte sperren</translation>
    </message>
    <message>
        <source>Replace the card</source>
        <translation>Karte ersetzen</translation>
    </message>
    <message>
        <source>What is added or taken away stands in the history with its reason.</source>
        <translation>Was dazukommt oder wegfällt, steht mit dem Grund im Verlauf.</translation>
    </message>
    <message>
        <source>What the customer brings from a paper card or another program.</source>
        <translation>Was der Kunde von einer Papierkarte oder einem anderen Programm mitbringt.</translation>
    </message>
    <message>
        <source>Nothing is given or redeemed until it is unblocked. The balance stays.</source>
        <translation>Bis zum Entsperren wird nichts gegeben oder eingelöst. Das Guthaben bleibt.</translation>
    </message>
    <message>
        <source>Everything moves to a new card. To use a printed one, scan it now.</source>
        <translation>Alles wandert auf eine neue Karte. Für eine gedruckte scannen Sie diese jetzt.</translation>
    </message>
    <message>
        <source>Please type a number, like 3</source>
        <translation>Bitte eine Zahl, etwa 3</translation>
    </message>
    <message>
        <source>Please type a number, like 50</source>
        <translation>Bitte eine Zahl, etwa 50</translation>
    </message>
    <message>
        <source>Please say why</source>
        <translation>Bitte sagen, warum</translation>
    </message>
</context>
<context>
    <name>CaseSide</name>
    <message>
        <source>A manager&apos;s PIN will be asked for.</source>
        <translation>Es wird nach der PIN der Leitung gefragt.</translation>
    </message>
    <message>
        <source>The decision is noted under your name and cannot be taken back.</source>
        <translation>Die Entscheidung steht unter Ihrem Namen und gilt endgültig.</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>Dagegen</translation>
    </message>
</context>
<context>
    <name>CaseWords</name>
    <message>
        <source>More was taken than was there</source>
        <translation>Es wurde mehr genommen, als da war</translation>
    </message>
    <message>
        <source>Two stamps too soon</source>
        <translation>Zwei Stempel zu schnell</translation>
    </message>
    <message>
        <source>Too many stamps in a day</source>
        <translation>Zu viele Stempel an einem Tag</translation>
    </message>
    <message>
        <source>Undone after it was spent</source>
        <translation>Storniert, als es schon eingelöst war</translation>
    </message>
    <message>
        <source>Undone twice</source>
        <translation>Zweimal storniert</translation>
    </message>
    <message>
        <source>An undo that does not fit</source>
        <translation>Ein Storno, das nicht passt</translation>
    </message>
    <message>
        <source>Amounts that do not fit</source>
        <translation>Beträge, die nicht passen</translation>
    </message>
    <message>
        <source>Not part of the program</source>
        <translation>Nicht Teil des Programms</translation>
    </message>
    <message>
        <source>The card was not in use</source>
        <translation>Die Karte war nicht in Gebrauch</translation>
    </message>
    <message>
        <source>Given by a manager&apos;s PIN</source>
        <translation>Mit PIN der Leitung gegeben</translation>
    </message>
    <message>
        <source>The clock was not trusted</source>
        <translation>Die Uhr war unsicher</translation>
    </message>
    <message>
        <source>Under rules long replaced</source>
        <translation>Nach längst ersetzten Regeln</translation>
    </message>
    <message>
        <source>From a till that was removed</source>
        <translation>Von einer entfernten Kasse</translation>
    </message>
    <message>
        <source>A till&apos;s record exists twice</source>
        <translation>Das Journal einer Kasse gibt es doppelt</translation>
    </message>
    <message>
        <source>A till was given up for lost</source>
        <translation>Eine Kasse wurde verloren gegeben</translation>
    </message>
    <message>
        <source>Forgive</source>
        <translation>Verzeihen</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Block the card</source>
        <translation>Karte sperren</translation>
    </message>
</context>
<context>
    <name>CodeStep</name>
    <message>
        <source>Pair this till</source>
        <translation>Diese Kasse koppeln</translation>
    </message>
    <message>
        <source>Ask a manager for the pairing code. Scan it here, or type it.</source>
        <translation>Fragen Sie die Leitung nach dem Kopplungscode. Scannen Sie ihn hier oder tippen Sie ihn ein.</translation>
    </message>
    <message>
        <source>Server address</source>
        <translation>Serveradresse</translation>
    </message>
    <message>
        <source>Pairing code</source>
        <translation>Kopplungscode</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>Koppeln</translation>
    </message>
    <message>
        <source>Tries left: {count}</source>
        <translation>Versuche übrig: {count}</translation>
    </message>
    <message>
        <source>That is not a pairing code. Please scan the one from your manager.</source>
        <translation>Das ist kein Kopplungscode. Bitte scannen Sie den Code der Leitung.</translation>
    </message>
    <message>
        <source>This code is too old. Please ask for a new one.</source>
        <translation>Dieser Code ist zu alt. Bitte fragen Sie nach einem neuen.</translation>
    </message>
    <message>
        <source>This code was already used. Please ask for a new one.</source>
        <translation>Dieser Code wurde schon benutzt. Bitte fragen Sie nach einem neuen.</translation>
    </message>
    <message>
        <source>Too many wrong codes. Please ask for a new one.</source>
        <translation>Zu viele falsche Codes. Bitte fragen Sie nach einem neuen.</translation>
    </message>
    <message>
        <source>This server did not make the code. Please stop and call your manager.</source>
        <translation>Der Code stammt nicht von diesem Server. Bitte hören Sie auf und rufen Sie die Leitung.</translation>
    </message>
    <message>
        <source>The connection was cut. Nothing is lost: please press Pair again.</source>
        <translation>Die Verbindung ist abgebrochen. Nichts ist verloren: Bitte tippen Sie noch einmal auf „Koppeln“.</translation>
    </message>
    <message>
        <source>Stempel may not write to its folder. Please ask whoever set up this computer.</source>
        <translation>Stempel darf nicht in seinen Ordner schreiben. Bitte fragen Sie, wer diesen Computer eingerichtet hat.</translation>
    </message>
    <message>
        <source>This code is not right.</source>
        <translation>Dieser Code stimmt nicht.</translation>
    </message>
    <message>
        <source>This is not the address of a server. It looks like https://shop.example</source>
        <translation>Das ist keine Serveradresse. Sie sieht so aus: https://shop.example</translation>
    </message>
    <message>
        <source>The server cannot be reached. Please check the network and the address.</source>
        <translation>Der Server ist nicht erreichbar. Bitte prüfen Sie Netzwerk und Adresse.</translation>
    </message>
    <message>
        <source>Something answered there, but it is not a Stempel server.</source>
        <translation>Dort hat etwas geantwortet, aber es ist kein Stempel-Server.</translation>
    </message>
    <message>
        <source>The server has a problem of its own. Please try again in a minute.</source>
        <translation>Der Server hat selbst ein Problem. Bitte versuchen Sie es in einer Minute noch einmal.</translation>
    </message>
    <message>
        <source>This version of Stempel is too old for the server. Please update it.</source>
        <translation>Diese Stempel-Version ist zu alt für den Server. Bitte aktualisieren.</translation>
    </message>
    <message>
        <source>The disk is full. Please make room, then press Pair again.</source>
        <translation>Die Festplatte ist voll. Bitte schaffen Sie Platz und tippen Sie noch einmal auf „Koppeln“.</translation>
    </message>
</context>
<context>
    <name>CustomerDisplay</name>
    <message>
        <source>For the customer</source>
        <translation>Für die Kundschaft</translation>
    </message>
    <message>
        <source>A code for the customer&apos;s phone</source>
        <translation>Ein Code für das Handy der Kundin oder des Kunden</translation>
    </message>
    <message>
        <source>Your card, please</source>
        <translation>Ihre Karte, bitte</translation>
    </message>
    <message>
        <source>Hello, {name}</source>
        <translation>Hallo, {name}</translation>
    </message>
    <message>
        <source>Your card</source>
        <translation>Ihre Karte</translation>
    </message>
    <message>
        <source>Thank you!</source>
        <translation>Vielen Dank!</translation>
    </message>
    <message>
        <source>Welcome, {name}</source>
        <translation>Willkommen, {name}</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>No card yet? Scan this with your phone.</source>
        <translation>Noch keine Karte? Scannen Sie dies mit dem Handy.</translation>
    </message>
    <message>
        <source>Your reward</source>
        <translation>Ihre Prämie</translation>
    </message>
    <message>
        <source>This code is your card. Take a picture of it.</source>
        <translation>Dieser Code ist Ihre Karte. Machen Sie ein Foto davon.</translation>
    </message>
    <message numerus="yes">
        <source>{count} point(s) on your card</source>
        <translation>
            <numerusform>{count} Punkt auf Ihrer Karte</numerusform>
            <numerusform>{count} Punkte auf Ihrer Karte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CustomerPage</name>
    <message>
        <source>Customer&apos;s card</source>
        <translation>Karte des Kunden</translation>
    </message>
</context>
<context>
    <name>DoneStep</name>
    <message>
        <source>This till is ready</source>
        <translation>Diese Kasse ist bereit</translation>
    </message>
    <message>
        <source>{till} at {shop}, {count}</source>
        <translation>{till} bei {shop}, {count}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln card(s)</source>
        <translation>
            <numerusform>%Ln Karte</numerusform>
            <numerusform>%Ln Karten</numerusform>
        </translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
</context>
<context>
    <name>EnrolPage</name>
    <message>
        <source>New customer</source>
        <translation>Neuer Kunde</translation>
    </message>
    <message>
        <source>New card</source>
        <translation>Neue Karte</translation>
    </message>
</context>
<context>
    <name>EntryDelegate</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
</context>
<context>
    <name>EntryLines</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
</context>
<context>
    <name>EntryWords</name>
    <message>
        <source>Undo: {what}</source>
        <translation>Storno: {what}</translation>
    </message>
    <message numerus="yes">
        <source>{count} stamp(s)</source>
        <translation>
            <numerusform>{count} Stempel</numerusform>
            <numerusform>{count} Stempel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} point(s)</source>
        <translation>
            <numerusform>{count} Punkt</numerusform>
            <numerusform>{count} Punkte</numerusform>
        </translation>
    </message>
    <message>
        <source>New card</source>
        <translation>Neue Karte</translation>
    </message>
    <message>
        <source>Card blocked</source>
        <translation>Karte gesperrt</translation>
    </message>
    <message>
        <source>Card unblocked</source>
        <translation>Karte entsperrt</translation>
    </message>
    <message>
        <source>Card replaced</source>
        <translation>Karte ersetzt</translation>
    </message>
    <message>
        <source>Reservation</source>
        <translation>Reservierung</translation>
    </message>
    <message>
        <source>Adjusted</source>
        <translation>Korrektur</translation>
    </message>
    <message>
        <source>Opening balance</source>
        <translation>Anfangsbestand</translation>
    </message>
</context>
<context>
    <name>ExportPage</name>
    <message>
        <source>Export the history</source>
        <translation>Verlauf exportieren</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) will be exported</source>
        <translation>
            <numerusform>%Ln Zeile wird exportiert</numerusform>
            <numerusform>%Ln Zeilen werden exportiert</numerusform>
        </translation>
    </message>
    <message>
        <source>{done} of {all} rows</source>
        <translation>{done} von {all} Zeilen</translation>
    </message>
    <message>
        <source>The file is ready</source>
        <translation>Die Datei ist fertig</translation>
    </message>
    <message>
        <source>The file could not be written</source>
        <translation>Die Datei konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>Make room on this computer, or ask whoever set it up. Try again.</source>
        <translation>Schaffen Sie Platz auf diesem Computer, oder fragen Sie, wer ihn eingerichtet hat. Versuchen Sie es wieder.</translation>
    </message>
    <message>
        <source>The counter goes on meanwhile.</source>
        <translation>Die Kasse läuft inzwischen weiter.</translation>
    </message>
    <message>
        <source>Exactly what the history shows. A manager&apos;s PIN will be asked for.</source>
        <translation>Genau das, was der Verlauf zeigt. Es wird nach der PIN der Leitung gefragt.</translation>
    </message>
    <message>
        <source>Exactly what the history shows.</source>
        <translation>Genau das, was der Verlauf zeigt.</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Excel (XLSX)</source>
        <translation>Excel (XLSX)</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
</context>
<context>
    <name>ExportWords</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Stamps</source>
        <translation>Stempel</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Stamps after</source>
        <translation>Stempel danach</translation>
    </message>
    <message>
        <source>Points after</source>
        <translation>Punkte danach</translation>
    </message>
    <message>
        <source>Reward</source>
        <translation>Prämie</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Kasse</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>New card</source>
        <translation>Neue Karte</translation>
    </message>
    <message>
        <source>Stamps given</source>
        <translation>Gegebene Stempel</translation>
    </message>
    <message>
        <source>Points given</source>
        <translation>Gegebene Punkte</translation>
    </message>
    <message>
        <source>Reward for stamps</source>
        <translation>Prämie für Stempel</translation>
    </message>
    <message>
        <source>Reward for points</source>
        <translation>Prämie für Punkte</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Storniert</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Korrigiert</translation>
    </message>
    <message>
        <source>Opening balance</source>
        <translation>Anfangsbestand</translation>
    </message>
    <message>
        <source>Card blocked</source>
        <translation>Karte gesperrt</translation>
    </message>
    <message>
        <source>Card unblocked</source>
        <translation>Karte entsperrt</translation>
    </message>
    <message>
        <source>Card replaced</source>
        <translation>Karte ersetzt</translation>
    </message>
    <message>
        <source>Reservation</source>
        <translation>Reservierung</translation>
    </message>
    <message>
        <source>Reservation released</source>
        <translation>Reservierung freigegeben</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>synced</source>
        <translation>synchronisiert</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>beiseitegelegt</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>storniert</translation>
    </message>
</context>
<context>
    <name>FactsSide</name>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>Geburtstag</translation>
    </message>
    <message>
        <source>Customer since</source>
        <translation>Kunde seit</translation>
    </message>
    <message>
        <source>{stamps} of {target} stamps</source>
        <translation>{stamps} von {target} Stempeln</translation>
    </message>
    <message numerus="yes">
        <source>%Ln point(s)</source>
        <translation>
            <numerusform>%Ln&#xa0;Punkt</numerusform>
            <numerusform>%Ln&#xa0;Punkte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormSide</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Birthday, like 28.2.1990</source>
        <translation>Geburtstag, etwa 28.2.1990</translation>
    </message>
    <message>
        <source>The card speaks</source>
        <translation>Die Karte spricht</translation>
    </message>
    <message>
        <source>Make the card</source>
        <translation>Karte erstellen</translation>
    </message>
    <message>
        <source>The printed card {number} will be used.</source>
        <translation>Die gedruckte Karte {number} wird verwendet.</translation>
    </message>
    <message>
        <source>There are no blank cards left here: scan a printed one.</source>
        <translation>Hier sind keine leeren Karten mehr: Scannen Sie eine gedruckte.</translation>
    </message>
    <message>
        <source>Everything is optional. To use a printed card, scan it now.</source>
        <translation>Alles ist freiwillig. Für eine gedruckte Karte scannen Sie diese jetzt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln blank card(s) in stock.</source>
        <translation>
            <numerusform>%Ln leere Karte im Vorrat.</numerusform>
            <numerusform>%Ln leere Karten im Vorrat.</numerusform>
        </translation>
    </message>
    <message>
        <source>This name is too long</source>
        <translation>Dieser Name ist zu lang</translation>
    </message>
    <message>
        <source>This is no e-mail address</source>
        <translation>Das ist keine E-Mail-Adresse</translation>
    </message>
    <message>
        <source>This is no phone number</source>
        <translation>Das ist keine Telefonnummer</translation>
    </message>
    <message>
        <source>Please write it like 28.2.1990</source>
        <translation>Bitte so schreiben: 28.2.1990</translation>
    </message>
</context>
<context>
    <name>GiveSide</name>
    <message>
        <source>Amount paid</source>
        <translation>Bezahlter Betrag</translation>
    </message>
    <message>
        <source>Stamps to give</source>
        <translation>Stempel geben</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>Geben</translation>
    </message>
    <message numerus="yes">
        <source>%Ln point(s)</source>
        <translation>
            <numerusform>%Ln&#xa0;Punkt</numerusform>
            <numerusform>%Ln&#xa0;Punkte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stamp(s)</source>
        <translation>
            <numerusform>%Ln&#xa0;Stempel</numerusform>
            <numerusform>%Ln&#xa0;Stempel</numerusform>
        </translation>
    </message>
    <message>
        <source>Give {what}</source>
        <translation>{what} geben</translation>
    </message>
    <message>
        <source>Gives no point yet</source>
        <translation>Noch kein Punkt</translation>
    </message>
    <message>
        <source>Too large: please check</source>
        <translation>Zu hoch: bitte prüfen</translation>
    </message>
    <message>
        <source>Next stamp at {time}</source>
        <translation>Nächster Stempel um {time}</translation>
    </message>
    <message>
        <source>No stamp yet</source>
        <translation>Noch kein Stempel</translation>
    </message>
    <message>
        <source>No more stamps today</source>
        <translation>Heute kein Stempel mehr</translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>Open the sync detail</source>
        <translation>Einzelheiten der Synchronisierung öffnen</translation>
    </message>
    <message>
        <source>Language: {name}</source>
        <translation>Sprache: {name}</translation>
    </message>
    <message>
        <source>{name} · manager</source>
        <translation>{name} · Leitung</translation>
    </message>
    <message>
        <source>Change the person at the till</source>
        <translation>Person an der Kasse wechseln</translation>
    </message>
    <message>
        <source>Scanner: check the cable</source>
        <translation>Scanner: Kabel prüfen</translation>
    </message>
    <message>
        <source>Camera: check the cable</source>
        <translation>Kamera: Kabel prüfen</translation>
    </message>
    <message>
        <source>Sound: check the speaker</source>
        <translation>Ton: Lautsprecher prüfen</translation>
    </message>
    <message>
        <source>Printer: check the paper</source>
        <translation>Drucker: Papier prüfen</translation>
    </message>
</context>
<context>
    <name>HistoryFilters</name>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>All tills</source>
        <translation>Alle Kassen</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Kasse</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Gegeben</translation>
    </message>
    <message>
        <source>Rewards</source>
        <translation>Prämien</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Storniert</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Korrigiert</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Karten</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>Jeder Stand</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>With a case</source>
        <translation>Mit Prüffall</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>Reading …</source>
        <translation>Wird gelesen&#xa0;…</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Entries, newest first</source>
        <translation>Buchungen, neueste zuerst</translation>
    </message>
    <message>
        <source>Nothing like that happened.</source>
        <translation>Nichts dergleichen ist geschehen.</translation>
    </message>
    <message>
        <source>Card {number}</source>
        <translation>Karte {number}</translation>
    </message>
    <message>
        <source>the newest {count}</source>
        <translation>die neuesten {count}</translation>
    </message>
    <message>
        <source>Stamps</source>
        <translation>Stempel</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Rewards given</source>
        <translation>Vergebene Prämien</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Warten auf den Server</translation>
    </message>
</context>
<context>
    <name>HistoryTable</name>
    <message>
        <source>Time</source>
        <translation>Uhrzeit</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Guthaben</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Kasse</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>synced</source>
        <translation>synchronisiert</translation>
    </message>
    <message>
        <source>synced, pass updated</source>
        <translation>Wallet-Karte aktuell</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>storniert</translation>
    </message>
    <message>
        <source>case open</source>
        <translation>Prüffall offen</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>beiseitegelegt</translation>
    </message>
    <message>
        <source>{stamps} of {target}</source>
        <translation>{stamps} von {target}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln point(s)</source>
        <translation>
            <numerusform>%Ln Punkt</numerusform>
            <numerusform>%Ln Punkte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InboxPage</name>
    <message>
        <source>For a person to look at</source>
        <translation>Bitte ansehen</translation>
    </message>
    <message>
        <source>The server keeps these aside, and lost nothing. Tell whoever runs it.</source>
        <translation>Der Server hat das beiseitegelegt und nichts verloren. Sagen Sie es der Person, die ihn betreibt.</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Nothing waits for a person.</source>
        <translation>Nichts wartet auf Sie.</translation>
    </message>
    <message>
        <source>A note</source>
        <translation>Ein Vermerk</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Prüffälle</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Beiseitegelegt</translation>
    </message>
</context>
<context>
    <name>MenuPage</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Scanner test</source>
        <translation>Scannertest</translation>
    </message>
    <message>
        <source>Cards and poster</source>
        <translation>Karten und Plakat</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Tills</source>
        <translation>Kassen</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
</context>
<context>
    <name>NewCardSide</name>
    <message>
        <source>The code of the new card</source>
        <translation>Der Code der neuen Karte</translation>
    </message>
    <message>
        <source>Welcome, {name}</source>
        <translation>Willkommen, {name}</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>The new card</source>
        <translation>Die neue Karte</translation>
    </message>
    <message>
        <source>This code is the card. The customer can take a picture of it now.</source>
        <translation>Dieser Code ist die Karte. Der Kunde kann ihn jetzt fotografieren.</translation>
    </message>
    <message>
        <source>Give the first stamp</source>
        <translation>Ersten Stempel geben</translation>
    </message>
    <message>
        <source>Open the card</source>
        <translation>Karte öffnen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>NumberPad</name>
    <message>
        <source>Delete the last digit</source>
        <translation>Letzte Ziffer löschen</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>NumberSlots</name>
    <message>
        <source>Typed: {letters}</source>
        <translation>Getippt: {letters}</translation>
    </message>
</context>
<context>
    <name>PageTop</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>PairingPage</name>
    <message>
        <source>Set up this till</source>
        <translation>Diese Kasse einrichten</translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>Your loyalty card, in one minute</source>
        <translation>Ihre Treuekarte in einer Minute</translation>
    </message>
    <message>
        <source>Scan this with your phone&apos;s camera</source>
        <translation>Scannen Sie dies mit der Handykamera</translation>
    </message>
    <message>
        <source>Please show this card at the counter.</source>
        <translation>Bitte zeigen Sie diese Karte an der Kasse.</translation>
    </message>
</context>
<context>
    <name>PeriodWords</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Immer</translation>
    </message>
</context>
<context>
    <name>PersonTile</name>
    <message>
        <source>locked until {time}</source>
        <translation>gesperrt bis {time}</translation>
    </message>
    <message>
        <source>manager</source>
        <translation>Leitung</translation>
    </message>
</context>
<context>
    <name>PinDots</name>
    <message numerus="yes">
        <source>%n digit(s) typed</source>
        <translation>
            <numerusform>%n Ziffer getippt</numerusform>
            <numerusform>%n Ziffern getippt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinSide</name>
    <message>
        <source>Tap your name</source>
        <translation>Auf den Namen tippen</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>Wird geprüft&#xa0;…</translation>
    </message>
    <message>
        <source>PIN of {name}</source>
        <translation>PIN von {name}</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Locked until {time}.</source>
        <translation>Zu viele Fehlversuche. Gesperrt bis {time}.</translation>
    </message>
    <message>
        <source>Wrong PIN. Tries left: {count}</source>
        <translation>Falsche PIN. Versuche übrig: {count}</translation>
    </message>
</context>
<context>
    <name>PreferencesPage</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Size of letters</source>
        <translation>Größe der Schrift</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Lock after so long without a hand on it (a manager&apos;s choice)</source>
        <translation>Sperren, wenn so lange niemand da ist (wählt die Leitung)</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Moves</source>
        <translation>Bewegt</translation>
    </message>
    <message>
        <source>Stands still</source>
        <translation>Ruhig</translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s)</source>
        <translation>
            <numerusform>%Ln Sekunde</numerusform>
            <numerusform>%Ln Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln Minute</numerusform>
            <numerusform>%Ln Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>Like the computer</source>
        <translation>Wie der Computer</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
</context>
<context>
    <name>PrintingPage</name>
    <message>
        <source>Cards and poster</source>
        <translation>Karten und Plakat</translation>
    </message>
    <message>
        <source>A sheet of ten cards</source>
        <translation>Ein Bogen mit zehn Karten</translation>
    </message>
    <message>
        <source>The poster</source>
        <translation>Das Plakat</translation>
    </message>
    <message>
        <source>Saved as {file}</source>
        <translation>Gespeichert als {file}</translation>
    </message>
    <message>
        <source>Every sheet has new cards. Print each file once, on card board if you can.</source>
        <translation>Jeder Bogen hat neue Karten. Drucken Sie jede Datei nur einmal, am besten auf Karton.</translation>
    </message>
</context>
<context>
    <name>ProtectionStep</name>
    <message>
        <source>No key store on this computer</source>
        <translation>Kein Schlüsselbund auf diesem Computer</translation>
    </message>
    <message>
        <source>Stempel keeps its keys in the computer&apos;s key store, and found none. It can keep them in a file that only this user may read. Whoever copies that file can act as this till.</source>
        <translation>Stempel verwahrt seine Schlüssel im Schlüsselbund des Computers und hat keinen gefunden. Es kann sie in einer Datei verwahren, die nur dieser Benutzer lesen darf. Wer diese Datei kopiert, kann sich als diese Kasse ausgeben.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Go on with reduced protection</source>
        <translation>Mit vermindertem Schutz fortfahren</translation>
    </message>
</context>
<context>
    <name>QuestionPage</name>
    <message>
        <source>Was it handed out?</source>
        <translation>Hat der Kunde es bekommen?</translation>
    </message>
    <message>
        <source>Last action before the restart</source>
        <translation>Letzte Buchung vor dem Neustart</translation>
    </message>
    <message>
        <source>{what} for {who}</source>
        <translation>{what} für {who}</translation>
    </message>
    <message>
        <source>at {time}</source>
        <translation>um {time}</translation>
    </message>
    <message>
        <source>Yes, handed out</source>
        <translation>Ja, bekommen</translation>
    </message>
    <message>
        <source>No, undo it</source>
        <translation>Nein, stornieren</translation>
    </message>
</context>
<context>
    <name>RedeemPage</name>
    <message>
        <source>Give {reward}?</source>
        <translation>{reward} geben?</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Recording …</source>
        <translation>Wird gebucht&#xa0;…</translation>
    </message>
    <message>
        <source>Give it</source>
        <translation>Geben</translation>
    </message>
    <message numerus="yes">
        <source>It costs %Ln stamp(s).</source>
        <translation>
            <numerusform>Das kostet %Ln Stempel.</numerusform>
            <numerusform>Das kostet %Ln Stempel.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It costs %Ln point(s).</source>
        <translation>
            <numerusform>Das kostet %Ln Punkt.</numerusform>
            <numerusform>Das kostet %Ln Punkte.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stamp(s) stay on the card.</source>
        <translation>
            <numerusform>%Ln Stempel bleibt auf der Karte.</numerusform>
            <numerusform>%Ln Stempel bleiben auf der Karte.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln point(s) stay on the card.</source>
        <translation>
            <numerusform>%Ln Punkt bleibt auf der Karte.</numerusform>
            <numerusform>%Ln Punkte bleiben auf der Karte.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>Not a loyalty card</source>
        <translation>Keine Treuekarte</translation>
    </message>
    <message>
        <source>Ask for the QR code on the loyalty card, and scan that.</source>
        <translation>Fragen Sie nach dem QR-Code der Treuekarte und scannen Sie diesen.</translation>
    </message>
    <message>
        <source>Scan it again</source>
        <translation>Noch einmal scannen</translation>
    </message>
    <message>
        <source>Only part of the code arrived. Hold the card still.</source>
        <translation>Der Code kam nur zum Teil an. Halten Sie die Karte ruhig.</translation>
    </message>
    <message>
        <source>This code is not genuine</source>
        <translation>Dieser Code ist nicht echt</translation>
    </message>
    <message>
        <source>The card exists, but this shop never made this code.</source>
        <translation>Die Karte gibt es, aber dieses Geschäft hat diesen Code nie erstellt.</translation>
    </message>
    <message>
        <source>Ask the customer to open the card in their wallet.</source>
        <translation>Bitten Sie den Kunden, die Karte im Wallet zu öffnen.</translation>
    </message>
    <message>
        <source>This code is too old</source>
        <translation>Dieser Code ist zu alt</translation>
    </message>
    <message>
        <source>Ask the customer to open the card again, then scan.</source>
        <translation>Bitten Sie den Kunden, die Karte neu zu öffnen. Scannen Sie dann.</translation>
    </message>
    <message>
        <source>Not a card of this shop</source>
        <translation>Keine Karte dieses Geschäfts</translation>
    </message>
    <message>
        <source>It belongs to another shop, or the code is not genuine.</source>
        <translation>Sie gehört zu einem anderen Geschäft, oder der Code ist nicht echt.</translation>
    </message>
    <message>
        <source>Ask for the card of this shop.</source>
        <translation>Fragen Sie nach der Karte dieses Geschäfts.</translation>
    </message>
    <message>
        <source>Check the number</source>
        <translation>Nummer prüfen</translation>
    </message>
    <message>
        <source>One of the letters is not right. Compare them again.</source>
        <translation>Ein Buchstabe stimmt nicht. Vergleichen Sie noch einmal.</translation>
    </message>
    <message>
        <source>Card not known here</source>
        <translation>Karte hier nicht bekannt</translation>
    </message>
    <message>
        <source>A new card may need a moment. Scan its QR code.</source>
        <translation>Eine neue Karte braucht vielleicht einen Moment. Scannen Sie ihren QR-Code.</translation>
    </message>
    <message>
        <source>Blocked since {time}.</source>
        <translation>Gesperrt seit {time}.</translation>
    </message>
    <message>
        <source>It was blocked by the shop.</source>
        <translation>Das Geschäft hat sie gesperrt.</translation>
    </message>
    <message>
        <source>This card is blocked</source>
        <translation>Diese Karte ist gesperrt</translation>
    </message>
    <message>
        <source>This card was replaced</source>
        <translation>Diese Karte wurde ersetzt</translation>
    </message>
    <message>
        <source>This card no longer exists</source>
        <translation>Diese Karte gibt es nicht mehr</translation>
    </message>
    <message>
        <source>The customer asked to be forgotten. Offer a new card.</source>
        <translation>Der Kunde wollte gelöscht werden. Bieten Sie eine neue Karte an.</translation>
    </message>
    <message>
        <source>No stamps here</source>
        <translation>Hier gibt es keine Stempel</translation>
    </message>
    <message>
        <source>No points here</source>
        <translation>Hier gibt es keine Punkte</translation>
    </message>
    <message>
        <source>The number is complete, but this till knows no such card.</source>
        <translation>Die Nummer ist vollständig, aber diese Kasse kennt die Karte nicht.</translation>
    </message>
    <message numerus="yes">
        <source>At most %n reward(s) a day at this till.</source>
        <translation>
            <numerusform>Höchstens %n Prämie am Tag an dieser Kasse.</numerusform>
            <numerusform>Höchstens %n Prämien am Tag an dieser Kasse.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n reward(s) a day on one card.</source>
        <translation>
            <numerusform>Höchstens %n Prämie am Tag auf einer Karte.</numerusform>
            <numerusform>Höchstens %n Prämien am Tag auf einer Karte.</numerusform>
        </translation>
    </message>
    <message>
        <source>No more rewards today</source>
        <translation>Heute keine Prämie mehr</translation>
    </message>
    <message>
        <source>{person} has decided about it.</source>
        <translation>{person} hat darüber entschieden.</translation>
    </message>
    <message>
        <source>It was explained or decided elsewhere.</source>
        <translation>Er wurde woanders geklärt oder entschieden.</translation>
    </message>
    <message>
        <source>Already settled</source>
        <translation>Schon erledigt</translation>
    </message>
    <message>
        <source>No card to take from</source>
        <translation>Keine Karte betroffen</translation>
    </message>
    <message>
        <source>This one is about a till. It can only be forgiven.</source>
        <translation>Es geht um eine Kasse. Das lässt sich nur verzeihen.</translation>
    </message>
    <message>
        <source>Nobody of this name</source>
        <translation>Niemand mit diesem Namen</translation>
    </message>
    <message>
        <source>The list of staff has changed. Open it again.</source>
        <translation>Die Liste der Mitarbeitenden hat sich geändert. Öffnen Sie sie neu.</translation>
    </message>
    <message>
        <source>The only manager</source>
        <translation>Die einzige Leitung</translation>
    </message>
    <message>
        <source>Make somebody else a manager first.</source>
        <translation>Machen Sie zuerst jemand anderen zur Leitung.</translation>
    </message>
    <message>
        <source>A manager can unblock it.</source>
        <translation>Die Leitung kann sie entsperren.</translation>
    </message>
    <message>
        <source>All it held is on the new card. Scan that one.</source>
        <translation>Alles steht auf der neuen Karte. Scannen Sie diese.</translation>
    </message>
    <message>
        <source>This card is somebody&apos;s already</source>
        <translation>Diese Karte gehört schon jemandem</translation>
    </message>
    <message>
        <source>Take a card that was never given out, and scan that.</source>
        <translation>Nehmen Sie eine Karte, die noch nie ausgegeben wurde, und scannen Sie diese.</translation>
    </message>
    <message>
        <source>No blank cards left</source>
        <translation>Keine leeren Karten mehr</translation>
    </message>
    <message>
        <source>Scan a printed blank card instead.</source>
        <translation>Scannen Sie stattdessen eine gedruckte leere Karte.</translation>
    </message>
    <message>
        <source>New ones arrive with the next connection to the server.</source>
        <translation>Neue kommen mit der nächsten Verbindung zum Server.</translation>
    </message>
    <message>
        <source>The loyalty program is off</source>
        <translation>Das Treueprogramm ist nicht aktiv</translation>
    </message>
    <message>
        <source>The shop has not switched it on, or has switched it off.</source>
        <translation>Das Geschäft hat es nicht eingeschaltet oder wieder ausgeschaltet.</translation>
    </message>
    <message>
        <source>This loyalty program counts points only.</source>
        <translation>Dieses Treueprogramm zählt nur Punkte.</translation>
    </message>
    <message>
        <source>This loyalty program counts stamps only.</source>
        <translation>Dieses Treueprogramm zählt nur Stempel.</translation>
    </message>
    <message>
        <source>This reward is gone</source>
        <translation>Diese Prämie gibt es nicht mehr</translation>
    </message>
    <message>
        <source>The shop has changed its rewards. Choose another one.</source>
        <translation>Das Geschäft hat seine Prämien geändert. Wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>Between 1 and {most} at once.</source>
        <translation>1 bis {most} auf einmal.</translation>
    </message>
    <message>
        <source>Not that many</source>
        <translation>Nicht so viele</translation>
    </message>
    <message>
        <source>Enter what was paid: more than zero, at most {most}.</source>
        <translation>Geben Sie ein, was bezahlt wurde: mehr als null, höchstens {most}.</translation>
    </message>
    <message>
        <source>Check the amount</source>
        <translation>Betrag prüfen</translation>
    </message>
    <message>
        <source>Points begin at {smallest}.</source>
        <translation>Punkte gibt es ab {smallest}.</translation>
    </message>
    <message>
        <source>Too little for a point</source>
        <translation>Zu wenig für einen Punkt</translation>
    </message>
    <message>
        <source>Say why</source>
        <translation>Grund angeben</translation>
    </message>
    <message>
        <source>A correction by hand needs a reason.</source>
        <translation>Eine Korrektur von Hand braucht einen Grund.</translation>
    </message>
    <message>
        <source>Next stamp at {time}</source>
        <translation>Nächster Stempel um {time}</translation>
    </message>
    <message numerus="yes">
        <source>This card takes one stamp every %n minute(s).</source>
        <translation>
            <numerusform>Diese Karte nimmt einen Stempel pro Minute.</numerusform>
            <numerusform>Diese Karte nimmt alle %n Minuten einen Stempel.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This card already has %n stamp(s) today.</source>
        <translation>
            <numerusform>Diese Karte hat heute schon %n Stempel.</numerusform>
            <numerusform>Diese Karte hat heute schon %n Stempel.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n stamp(s) a day.</source>
        <translation>
            <numerusform>Höchstens %n Stempel am Tag.</numerusform>
            <numerusform>Höchstens %n Stempel am Tag.</numerusform>
        </translation>
    </message>
    <message>
        <source>Enough for today</source>
        <translation>Genug für heute</translation>
    </message>
    <message>
        <source>Last stamp {time} at {till}, by {person}.</source>
        <translation>Letzter Stempel um {time} an {till}, von {person}.</translation>
    </message>
    <message>
        <source>Last stamp {time} at {till}.</source>
        <translation>Letzter Stempel um {time} an {till}.</translation>
    </message>
    <message>
        <source>Last stamp {time}.</source>
        <translation>Letzter Stempel um {time}.</translation>
    </message>
    <message>
        <source>{have} of {need} stamps are on the card.</source>
        <translation>Auf der Karte: {have} von {need} Stempeln.</translation>
    </message>
    <message>
        <source>Not enough stamps</source>
        <translation>Nicht genug Stempel</translation>
    </message>
    <message>
        <source>{have} of {need} points are on the card.</source>
        <translation>Auf der Karte: {have} von {need} Punkten.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stamp(s) to go.</source>
        <translation>
            <numerusform>Noch %Ln Stempel.</numerusform>
            <numerusform>Noch %Ln Stempel.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln point(s) to go.</source>
        <translation>
            <numerusform>Noch %Ln Punkt.</numerusform>
            <numerusform>Noch %Ln Punkte.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not enough points</source>
        <translation>Nicht genug Punkte</translation>
    </message>
    <message>
        <source>The server must say yes first</source>
        <translation>Der Server muss erst zustimmen</translation>
    </message>
    <message>
        <source>The balance is there, but this till may not spend it alone.</source>
        <translation>Das Guthaben reicht, aber diese Kasse darf es nicht allein einlösen.</translation>
    </message>
    <message>
        <source>Try again when the till is online, or ask a manager.</source>
        <translation>Versuchen Sie es wieder, wenn die Kasse online ist, oder fragen Sie die Leitung.</translation>
    </message>
    <message>
        <source>It has not been heard from since {time}.</source>
        <translation>Sie hat sich seit {time} nicht gemeldet.</translation>
    </message>
    <message>
        <source>It has not been heard from.</source>
        <translation>Sie hat sich nicht gemeldet.</translation>
    </message>
    <message>
        <source>Reserved at {till}</source>
        <translation>Reserviert an {till}</translation>
    </message>
    <message>
        <source>Redeem it there, or ask a manager.</source>
        <translation>Lösen Sie dort ein, oder fragen Sie die Leitung.</translation>
    </message>
    <message>
        <source>At {time}, by {person}.</source>
        <translation>Um {time}, von {person}.</translation>
    </message>
    <message>
        <source>At {time}.</source>
        <translation>Um {time}.</translation>
    </message>
    <message>
        <source>Already undone</source>
        <translation>Schon storniert</translation>
    </message>
    <message>
        <source>This cannot be undone</source>
        <translation>Lässt sich nicht stornieren</translation>
    </message>
    <message>
        <source>A manager can adjust the balance instead.</source>
        <translation>Die Leitung kann stattdessen das Guthaben korrigieren.</translation>
    </message>
    <message>
        <source>The time to undo ended at {time}.</source>
        <translation>Die Frist zum Stornieren endete um {time}.</translation>
    </message>
    <message>
        <source>Too late to undo</source>
        <translation>Zu spät zum Stornieren</translation>
    </message>
    <message>
        <source>A manager&apos;s PIN still can.</source>
        <translation>Mit der PIN der Leitung geht es noch.</translation>
    </message>
    <message>
        <source>A manager is needed</source>
        <translation>Leitung erforderlich</translation>
    </message>
    <message>
        <source>Ask a manager to enter their PIN.</source>
        <translation>Bitten Sie die Leitung, ihre PIN einzugeben.</translation>
    </message>
    <message numerus="yes">
        <source>%n try(ies) left.</source>
        <translation>
            <numerusform>Noch %n Versuch.</numerusform>
            <numerusform>Noch %n Versuche.</numerusform>
        </translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation>Falsche PIN</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Try again at {time}.</source>
        <translation>Zu viele Fehlversuche. Versuchen Sie es um {time} wieder.</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>This till is locked</source>
        <translation>Diese Kasse ist gesperrt</translation>
    </message>
    <message>
        <source>Too many wrong PINs. A manager&apos;s PIN opens it.</source>
        <translation>Zu viele Fehlversuche. Die PIN der Leitung entsperrt sie.</translation>
    </message>
    <message>
        <source>Sign in first</source>
        <translation>Bitte zuerst anmelden</translation>
    </message>
    <message>
        <source>Tap your name, enter your PIN, then scan again.</source>
        <translation>Tippen Sie auf Ihren Namen, geben Sie Ihre PIN ein und scannen Sie noch einmal.</translation>
    </message>
    <message>
        <source>The clock is not trusted</source>
        <translation>Die Uhr ist unsicher</translation>
    </message>
    <message>
        <source>Check the computer&apos;s time, or connect to the server.</source>
        <translation>Prüfen Sie die Uhrzeit des Computers, oder verbinden Sie ihn mit dem Server.</translation>
    </message>
    <message>
        <source>This till was removed</source>
        <translation>Diese Kasse wurde entfernt</translation>
    </message>
    <message>
        <source>The shop has removed it. What was recorded is kept.</source>
        <translation>Das Geschäft hat sie entfernt. Was gebucht wurde, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Call the shop&apos;s manager.</source>
        <translation>Rufen Sie die Leitung des Geschäfts.</translation>
    </message>
    <message>
        <source>{till} has not been heard from; more may have happened there.</source>
        <translation>{till} hat sich nicht gemeldet; dort kann mehr geschehen sein.</translation>
    </message>
    <message>
        <source>{till} has not been heard from since {time}.</source>
        <translation>{till} hat sich seit {time} nicht gemeldet.</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>The same as the table, as bars</source>
        <translation>Dasselbe wie die Tabelle, als Balken</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Nothing happened in this time.</source>
        <translation>In dieser Zeit ist nichts geschehen.</translation>
    </message>
    <message>
        <source>Stamps given</source>
        <translation>Gegebene Stempel</translation>
    </message>
    <message>
        <source>Points given</source>
        <translation>Gegebene Punkte</translation>
    </message>
    <message>
        <source>Rewards given</source>
        <translation>Gegebene Prämien</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Storniert</translation>
    </message>
    <message>
        <source>New cards</source>
        <translation>Neue Karten</translation>
    </message>
    <message>
        <source>Not yet redeemed</source>
        <translation>Noch nicht eingelöst</translation>
    </message>
    <message>
        <source>Reward</source>
        <translation>Prämie</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Stamps</source>
        <translation>Stempel</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Rewards</source>
        <translation>Prämien</translation>
    </message>
    <message>
        <source>Nobody named</source>
        <translation>Niemand genannt</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Stunde</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Kasse</translation>
    </message>
</context>
<context>
    <name>Result</name>
    <message>
        <source>Manager</source>
        <translation>Leitung</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Stornieren</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Drucken</translation>
    </message>
    <message>
        <source>Give {reward}</source>
        <translation>{reward} geben</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Storniert</translation>
    </message>
    <message>
        <source>{reward} for {name}</source>
        <translation>{reward} für {name}</translation>
    </message>
    <message>
        <source>{given} for {name}</source>
        <translation>{given} für {name}</translation>
    </message>
    <message numerus="yes">
        <source>{count} stamp(s)</source>
        <translation>
            <numerusform>{count} Stempel</numerusform>
            <numerusform>{count} Stempel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} point(s)</source>
        <translation>
            <numerusform>{count} Punkt</numerusform>
            <numerusform>{count} Punkte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} point(s) on the card</source>
        <translation>
            <numerusform>{count} Punkt auf der Karte</numerusform>
            <numerusform>{count} Punkte auf der Karte</numerusform>
        </translation>
    </message>
    <message>
        <source>{have} of {target}</source>
        <translation>{have} von {target}</translation>
    </message>
    <message>
        <source>{reward} is ready</source>
        <translation>{reward} ist bereit</translation>
    </message>
    <message numerus="yes">
        <source>{count} more to: {reward}</source>
        <translation>
            <numerusform>noch {count} bis: {reward}</numerusform>
            <numerusform>noch {count} bis: {reward}</numerusform>
        </translation>
    </message>
    <message>
        <source>A second entry takes it back. Both stay in the history.</source>
        <translation>Eine zweite Buchung nimmt es zurück. Beide bleiben im Verlauf.</translation>
    </message>
</context>
<context>
    <name>RewardRow</name>
    <message numerus="yes">
        <source>%Ln to go</source>
        <translation>
            <numerusform>noch %Ln</numerusform>
            <numerusform>noch %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln point(s)</source>
        <translation>
            <numerusform>%Ln Punkt</numerusform>
            <numerusform>%Ln Punkte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScanPage</name>
    <message>
        <source>Scan the card</source>
        <translation>Karte scannen</translation>
    </message>
    <message>
        <source>Type number</source>
        <translation>Nummer tippen</translation>
    </message>
    <message>
        <source>Find customer</source>
        <translation>Kunden suchen</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>Neuer Kunde</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Nothing yet. The first card comes soon.</source>
        <translation>Noch nichts. Die erste Karte kommt bald.</translation>
    </message>
    <message>
        <source>Today&apos;s entries</source>
        <translation>Buchungen von heute</translation>
    </message>
    <message>
        <source>One scan gives one stamp</source>
        <translation>Ein Scan gibt einen Stempel</translation>
    </message>
    <message>
        <source>A scan opens the customer&apos;s card</source>
        <translation>Ein Scan öffnet die Karte des Kunden</translation>
    </message>
    <message>
        <source>The loyalty program has not started yet</source>
        <translation>Das Treueprogramm hat noch nicht begonnen</translation>
    </message>
    <message>
        <source>Undo {what}
{who} · {time}</source>
        <translation>Stornieren · {time}
{what} · {who}</translation>
    </message>
</context>
<context>
    <name>ScannerTestPage</name>
    <message>
        <source>What the camera sees</source>
        <translation>Was die Kamera sieht</translation>
    </message>
    <message>
        <source>Scanner test</source>
        <translation>Scannertest</translation>
    </message>
    <message>
        <source>The code to scan</source>
        <translation>Der Code zum Scannen</translation>
    </message>
    <message>
        <source>Scan the code on the left</source>
        <translation>Scannen Sie den Code links</translation>
    </message>
    <message>
        <source>With every scanner you use. Nothing is given or recorded.</source>
        <translation>Mit jedem Scanner, den Sie benutzen. Nichts wird gegeben oder gebucht.</translation>
    </message>
    <message>
        <source>Caps Lock is on. Cards are read all the same.</source>
        <translation>Die Feststelltaste ist an. Karten werden trotzdem gelesen.</translation>
    </message>
    <message>
        <source>Keyboard of the scanner: {name}</source>
        <translation>Tastatur des Scanners: {name}</translation>
    </message>
    <message>
        <source>Keyboard of this computer: {name}</source>
        <translation>Tastatur dieses Computers: {name}</translation>
    </message>
    <message>
        <source>Speed: {count} characters a second</source>
        <translation>Tempo: {count} Zeichen in der Sekunde</translation>
    </message>
    <message>
        <source>The scanner works</source>
        <translation>Der Scanner funktioniert</translation>
    </message>
    <message>
        <source>The scanner types on another keyboard</source>
        <translation>Der Scanner tippt auf einer anderen Tastatur</translation>
    </message>
    <message>
        <source>This was another code</source>
        <translation>Das war ein anderer Code</translation>
    </message>
    <message>
        <source>Everything arrived as it is printed. There is nothing to do.</source>
        <translation>Alles kam an, wie es gedruckt ist. Es gibt nichts zu tun.</translation>
    </message>
    <message>
        <source>Scanner and computer have different keyboards. Stempel reads the keys, so it does not matter.</source>
        <translation>Scanner und Computer haben verschiedene Tastaturen. Stempel liest die Tasten, darum macht es nichts.</translation>
    </message>
    <message>
        <source>Cards are read all the same. For other codes, set it to the US keyboard with the sheet that came with it.</source>
        <translation>Karten werden trotzdem gelesen. Für andere Codes stellen Sie ihn mit dem beigelegten Blatt auf die US-Tastatur.</translation>
    </message>
    <message>
        <source>The scanner reads. To learn about its keyboard, scan the code on this screen.</source>
        <translation>Der Scanner liest. Um seine Tastatur zu prüfen, scannen Sie den Code auf dem Bildschirm.</translation>
    </message>
    <message>
        <source>It types like a keyboard.</source>
        <translation>Er tippt wie eine Tastatur.</translation>
    </message>
    <message>
        <source>It is on a serial port (USB-COM).</source>
        <translation>Er hängt an einem seriellen Anschluss (USB-COM).</translation>
    </message>
    <message>
        <source>It is the camera.</source>
        <translation>Es ist die Kamera.</translation>
    </message>
    <message>
        <source>It was pasted, not scanned.</source>
        <translation>Der Text wurde eingefügt, nicht gescannt.</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Find customer</source>
        <translation>Kunden suchen</translation>
    </message>
    <message>
        <source>Name, phone, e-mail or card number</source>
        <translation>Name, Telefon, E-Mail oder Kartennummer</translation>
    </message>
    <message>
        <source>Type number</source>
        <translation>Nummer tippen</translation>
    </message>
    <message>
        <source>Three letters or digits are enough. A scan works here too.</source>
        <translation>Drei Buchstaben oder Ziffern genügen. Ein Scan geht hier auch.</translation>
    </message>
    <message>
        <source>Nobody is found by that. Try another spelling, or the phone number.</source>
        <translation>Damit wird niemand gefunden. Versuchen Sie eine andere Schreibweise oder die Telefonnummer.</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Who is at the till?</source>
        <translation>Wer ist an der Kasse?</translation>
    </message>
    <message>
        <source>A manager&apos;s PIN, please</source>
        <translation>Bitte die PIN der Leitung</translation>
    </message>
    <message>
        <source>Nobody has a PIN here yet.</source>
        <translation>Hier hat noch niemand eine PIN.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Only a manager can open this till now.</source>
        <translation>Zu viele Fehlversuche. Nur die Leitung kann diese Kasse jetzt entsperren.</translation>
    </message>
    <message>
        <source>To undo an entry of somebody else</source>
        <translation>Um die Buchung einer anderen Person zu stornieren</translation>
    </message>
    <message>
        <source>To undo an entry after its time</source>
        <translation>Um eine Buchung nach Ablauf der Frist zu stornieren</translation>
    </message>
    <message>
        <source>To give a reward that is reserved at another till</source>
        <translation>Um eine Prämie zu geben, die an einer anderen Kasse reserviert ist</translation>
    </message>
    <message>
        <source>To correct a balance</source>
        <translation>Um ein Guthaben zu korrigieren</translation>
    </message>
    <message>
        <source>To block a card</source>
        <translation>Um eine Karte zu sperren</translation>
    </message>
    <message>
        <source>To open the settings</source>
        <translation>Um die Einstellungen zu öffnen</translation>
    </message>
    <message>
        <source>To change people and PINs</source>
        <translation>Um Personal und PINs zu ändern</translation>
    </message>
    <message>
        <source>To export the history</source>
        <translation>Um den Verlauf zu exportieren</translation>
    </message>
    <message>
        <source>To open this till again</source>
        <translation>Um diese Kasse wieder zu entsperren</translation>
    </message>
    <message>
        <source>To settle a case</source>
        <translation>Um einen Fall zu erledigen</translation>
    </message>
</context>
<context>
    <name>StaffFormSide</name>
    <message>
        <source>Please type a name</source>
        <translation>Bitte einen Namen eingeben</translation>
    </message>
    <message>
        <source>A PIN has 4 to 8 digits</source>
        <translation>Eine PIN hat 4 bis 8 Ziffern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Kasse</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Leitung</translation>
    </message>
    <message>
        <source>New PIN, empty to keep the old one</source>
        <translation>Neue PIN, leer für die bisherige</translation>
    </message>
    <message>
        <source>PIN, 4 to 8 digits</source>
        <translation>PIN, 4 bis 8 Ziffern</translation>
    </message>
    <message>
        <source>It counts here at once, and at the other tills as soon as they hear of it.</source>
        <translation>Es gilt hier sofort, und an den anderen Kassen, sobald sie davon hören.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Wieder aufnehmen</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
</context>
<context>
    <name>StaffPage</name>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Jemanden hinzufügen</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Leitung</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Kasse</translation>
    </message>
    <message>
        <source>does not work here any more</source>
        <translation>arbeitet nicht mehr hier</translation>
    </message>
    <message>
        <source>locked until {time}</source>
        <translation>gesperrt bis {time}</translation>
    </message>
</context>
<context>
    <name>StampCard</name>
    <message>
        <source>Loyalty Card</source>
        <translation>Treuekarte</translation>
    </message>
    <message>
        <source>Not yet synced. The pass updates when the till is online.</source>
        <translation>Noch nicht synchronisiert. Die Wallet-Karte folgt, sobald die Kasse online ist.</translation>
    </message>
</context>
<context>
    <name>StampGrid</name>
    <message numerus="yes">
        <source>{stamps} of %n stamp(s)</source>
        <translation>
            <numerusform>{stamps} von %n Stempel</numerusform>
            <numerusform>{stamps} von %n Stempeln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusPill</name>
    <message>
        <source>Up to date · {minutes} min</source>
        <translation>Aktuell · {minutes} Min.</translation>
    </message>
    <message numerus="yes">
        <source>Offline · %Ln waiting</source>
        <translation>
            <numerusform>Offline · %Ln wartet</numerusform>
            <numerusform>Offline · %Ln warten</numerusform>
        </translation>
    </message>
    <message>
        <source>Syncing {done} of {total}</source>
        <translation>Synchronisiert {done} von {total}</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation>Synchronisierung</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Clock not trusted</source>
        <translation>Uhr unsicher</translation>
    </message>
    <message>
        <source>Reduced protection</source>
        <translation>Verminderter Schutz</translation>
    </message>
    <message>
        <source>Disk full</source>
        <translation>Festplatte voll</translation>
    </message>
    <message>
        <source>Folder is read-only</source>
        <translation>Ordner schreibgeschützt</translation>
    </message>
    <message>
        <source>Till removed</source>
        <translation>Kasse entfernt</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>One stamp less</source>
        <translation>Ein Stempel weniger</translation>
    </message>
    <message>
        <source>One stamp more</source>
        <translation>Ein Stempel mehr</translation>
    </message>
</context>
<context>
    <name>StoryPanel</name>
    <message>
        <source>{what} for {who}</source>
        <translation>{what} für {who}</translation>
    </message>
    <message>
        <source>Close the story</source>
        <translation>Einzelheiten schließen</translation>
    </message>
    <message>
        <source>Undo with a manager&apos;s PIN</source>
        <translation>Mit PIN der Leitung stornieren</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Stornieren</translation>
    </message>
    <message>
        <source>{name} at {till}</source>
        <translation>{name}, {till}</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Amount paid</source>
        <translation>Bezahlter Betrag</translation>
    </message>
    <message>
        <source>Balance after</source>
        <translation>Guthaben danach</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Freigegeben von</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>With the server since</source>
        <translation>Beim Server seit</translation>
    </message>
    <message>
        <source>Pass updated</source>
        <translation>Wallet-Karte aktualisiert</translation>
    </message>
    <message>
        <source>Program version</source>
        <translation>Programmversion</translation>
    </message>
</context>
<context>
    <name>SyncDetailPage</name>
    <message>
        <source>Sync</source>
        <translation>Synchronisierung</translation>
    </message>
    <message>
        <source>Waiting here</source>
        <translation>Warten hier</translation>
    </message>
    <message>
        <source>Set aside by the server</source>
        <translation>Vom Server beiseitegelegt</translation>
    </message>
    <message>
        <source>For a manager to check</source>
        <translation>Von der Leitung zu prüfen</translation>
    </message>
    <message>
        <source>Server: {name}</source>
        <translation>Server: {name}</translation>
    </message>
    <message>
        <source>This computer has no key store. The keys lie in a file only this user may read.</source>
        <translation>Dieser Computer hat keinen Schlüsselbund. Die Schlüssel liegen in einer Datei, die nur dieser Benutzer lesen darf.</translation>
    </message>
    <message>
        <source>Syncing …</source>
        <translation>Wird synchronisiert&#xa0;…</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Jetzt synchronisieren</translation>
    </message>
    <message>
        <source>Never synced yet</source>
        <translation>Noch nie synchronisiert</translation>
    </message>
    <message>
        <source>Last synced {when}</source>
        <translation>Zuletzt synchronisiert: {when}</translation>
    </message>
    <message numerus="yes">
        <source>Next try in %n second(s)</source>
        <translation>
            <numerusform>Nächster Versuch in %n Sekunde</numerusform>
            <numerusform>Nächster Versuch in %n Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>What waits is safe on this till and goes out as soon as the server answers.</source>
        <translation>Was wartet, ist auf dieser Kasse sicher und geht hinaus, sobald der Server antwortet.</translation>
    </message>
    <message>
        <source>The oldest is from {when}.</source>
        <translation>Die älteste Buchung ist vom {when}.</translation>
    </message>
    <message>
        <source>The server cannot be reached. Is the network plugged in?</source>
        <translation>Der Server ist nicht erreichbar. Ist das Netzwerk eingesteckt?</translation>
    </message>
    <message>
        <source>The server took too long to answer.</source>
        <translation>Der Server hat zu lange gebraucht.</translation>
    </message>
    <message>
        <source>The connection was cut in the middle of an answer.</source>
        <translation>Die Verbindung ist mitten in einer Antwort abgebrochen.</translation>
    </message>
    <message>
        <source>The server does not accept this till. Please call your manager.</source>
        <translation>Der Server akzeptiert diese Kasse nicht. Bitte rufen Sie die Leitung.</translation>
    </message>
    <message>
        <source>Something else answered in place of the server: perhaps the Wi-Fi asks for a sign-in.</source>
        <translation>Statt des Servers hat etwas anderes geantwortet: Vielleicht verlangt das WLAN eine Anmeldung.</translation>
    </message>
    <message>
        <source>The server has a problem of its own.</source>
        <translation>Der Server hat selbst ein Problem.</translation>
    </message>
    <message>
        <source>This version of Stempel is too old for the server. Please update it.</source>
        <translation>Diese Stempel-Version ist zu alt für den Server. Bitte aktualisieren.</translation>
    </message>
    <message>
        <source>The answer was not signed by our server. Please call your manager.</source>
        <translation>Die Antwort war nicht von unserem Server signiert. Bitte rufen Sie die Leitung.</translation>
    </message>
    <message>
        <source>The answer could not be stored: is the disk full?</source>
        <translation>Die Antwort konnte nicht gespeichert werden: Ist die Festplatte voll?</translation>
    </message>
</context>
<context>
    <name>TerminalsPage</name>
    <message>
        <source>Tills</source>
        <translation>Kassen</translation>
    </message>
    <message>
        <source>Tills · this one is {name}</source>
        <translation>Kassen · diese ist {name}</translation>
    </message>
    <message>
        <source>Waiting here</source>
        <translation>Wartet hier</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Last synced</source>
        <translation>Zuletzt abgeglichen</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>Other tills</source>
        <translation>Andere Kassen</translation>
    </message>
    <message>
        <source>Last heard from</source>
        <translation>Zuletzt gehört</translation>
    </message>
    <message>
        <source>This is the only till.</source>
        <translation>Dies ist die einzige Kasse.</translation>
    </message>
    <message>
        <source>What a silent till has recorded is safe there and arrives once it is back.</source>
        <translation>Was eine stumme Kasse gebucht hat, ist dort sicher und kommt an, sobald sie zurück ist.</translation>
    </message>
    <message>
        <source>not trusted</source>
        <translation>nicht verlässlich</translation>
    </message>
    <message>
        <source>not compared yet</source>
        <translation>noch nicht verglichen</translation>
    </message>
    <message>
        <source>right</source>
        <translation>richtig</translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s) off</source>
        <translation>
            <numerusform>%Ln Sekunde daneben</numerusform>
            <numerusform>%Ln Sekunden daneben</numerusform>
        </translation>
    </message>
    <message>
        <source>{when}, silent</source>
        <translation>{when}, stumm</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>The server did not answer</source>
        <translation>Der Server hat nicht geantwortet</translation>
    </message>
    <message>
        <source>Nothing was given, and nothing was lost.</source>
        <translation>Es wurde nichts gegeben, und nichts ist verloren.</translation>
    </message>
    <message>
        <source>Try again, or ask a manager.</source>
        <translation>Versuchen Sie es noch einmal, oder fragen Sie die Leitung.</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Etwas ist schiefgegangen</translation>
    </message>
    <message>
        <source>Try again. If it happens again, restart Stempel.</source>
        <translation>Versuchen Sie es noch einmal. Passiert es wieder, starten Sie Stempel neu.</translation>
    </message>
    <message>
        <source>Stempel cannot save</source>
        <translation>Stempel kann nicht speichern</translation>
    </message>
    <message>
        <source>It may not write to its folder. Call whoever set up this computer.</source>
        <translation>Es darf nicht in seinen Ordner schreiben. Rufen Sie, wer diesen Computer eingerichtet hat.</translation>
    </message>
    <message>
        <source>Restart Stempel. It keeps a second copy.</source>
        <translation>Starten Sie Stempel neu. Es hat eine zweite Kopie.</translation>
    </message>
    <message>
        <source>This version of Stempel is too old</source>
        <translation>Diese Stempel-Version ist zu alt</translation>
    </message>
    <message>
        <source>A newer version wrote the data. Please update Stempel.</source>
        <translation>Eine neuere Version hat die Daten geschrieben. Bitte aktualisieren Sie Stempel.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Die Festplatte ist voll</translation>
    </message>
    <message>
        <source>Free some space on this computer, then scan again.</source>
        <translation>Schaffen Sie Platz auf diesem Computer und scannen Sie noch einmal.</translation>
    </message>
    <message>
        <source>The data is in use</source>
        <translation>Die Daten sind in Benutzung</translation>
    </message>
    <message>
        <source>Close the other Stempel window, then scan again.</source>
        <translation>Schließen Sie das andere Stempel-Fenster und scannen Sie noch einmal.</translation>
    </message>
    <message>
        <source>The data is damaged</source>
        <translation>Die Daten sind beschädigt</translation>
    </message>
</context>
<context>
    <name>TypeNumberPage</name>
    <message>
        <source>Type the card number</source>
        <translation>Kartennummer eintippen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Open the card</source>
        <translation>Karte öffnen</translation>
    </message>
    <message>
        <source>Nine letters, printed under the code on the card</source>
        <translation>Neun Buchstaben, gedruckt unter dem Code der Karte</translation>
    </message>
    <message>
        <source>One letter is wrong. Please compare it with the card.</source>
        <translation>Ein Buchstabe stimmt nicht. Bitte mit der Karte vergleichen.</translation>
    </message>
    <message>
        <source>This till does not know that card. Scan it, or try again online.</source>
        <translation>Diese Kasse kennt die Karte nicht. Scannen Sie sie, oder versuchen Sie es online wieder.</translation>
    </message>
</context>
<context>
    <name>WorkingStep</name>
    <message>
        <source>Pairing</source>
        <translation>Kopplung</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>Asking the server</source>
        <translation>Der Server wird gefragt</translation>
    </message>
    <message>
        <source>Receiving the shop&apos;s cards</source>
        <translation>Die Karten des Geschäfts kommen an</translation>
    </message>
    <message>
        <source>Storing them safely</source>
        <translation>Sie werden sicher gespeichert</translation>
    </message>
</context>
</TS>
