<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="lb" sourcelanguage="en">
<context>
    <name>Banners</name>
    <message>
        <source>The computer&apos;s clock jumped. You can go on; stamps are checked later. Please set the clock.</source>
        <translation>D’Auer ass gesprongen. Dir kënnt weiderschaffen; gepréift gëtt méi spéit. Stellt w.e.g. d’Auer.</translation>
    </message>
    <message>
        <source>The disk is full. Nothing new can be given until there is room again. Nothing is lost.</source>
        <translation>D’Festplack ass voll. Bis nees Plaz ass, kann näischt guttgeschriwwe ginn. Näischt ass verluer.</translation>
    </message>
    <message>
        <source>Stempel may not write to its folder. Nothing new can be given. Please call your manager.</source>
        <translation>Stempel däerf net a säin Dossier schreiwen. Et kann näischt guttgeschriwwe ginn. Rufft w.e.g. de Responsabel.</translation>
    </message>
    <message>
        <source>The shop has removed this till. What it recorded is kept. Please call your manager.</source>
        <translation>D’Geschäft huet dës Keess ausgeschloss. Wat si gebucht huet, bleift erhalen. Rufft w.e.g. de Responsabel.</translation>
    </message>
    <message>
        <source>Practice: nothing you do here is recorded.</source>
        <translation>Übung: Näischt vun deem, wat Dir hei maacht, gëtt gebucht.</translation>
    </message>
</context>
<context>
    <name>CardPage</name>
    <message>
        <source>Card</source>
        <translation>Kaart</translation>
    </message>
</context>
<context>
    <name>CardSide</name>
    <message>
        <source>Back to scanning</source>
        <translation>Zréck bei d’Scannen</translation>
    </message>
    <message numerus="yes">
        <source>point(s)</source>
        <comment>the word alone</comment>
        <translation>
            <numerusform>Punkt</numerusform>
            <numerusform>Punkten</numerusform>
        </translation>
    </message>
    <message>
        <source>The last change is not yet synced.</source>
        <translation>Déi lescht Buchung ass nach net synchroniséiert.</translation>
    </message>
    <message>
        <source>Give {reward}</source>
        <translation>{reward} ginn</translation>
    </message>
    <message>
        <source>since {month}</source>
        <translation>zënter {month}</translation>
    </message>
    <message>
        <source>Stamps</source>
        <translation>Stempelen</translation>
    </message>
    <message>
        <source>{stamps} of {target}</source>
        <translation>{stamps} / {target}</translation>
    </message>
    <message>
        <source>Rewards for points</source>
        <translation>Beloununge fir Punkten</translation>
    </message>
</context>
<context>
    <name>CardWords</name>
    <message>
        <source>blocked</source>
        <translation>gespaart</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>ersat</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>geläscht</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stamp(s)</source>
        <translation>
            <numerusform>%Ln&#xa0;Stempel</numerusform>
            <numerusform>%Ln&#xa0;Stempele</numerusform>
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
        <translation>Dëse Client zerwéieren</translation>
    </message>
    <message>
        <source>History of this card</source>
        <translation>Verlaf vun dëser Kaart</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Ofbriechen</translation>
    </message>
    <message>
        <source>With a manager&apos;s PIN</source>
        <translation>Mat engem Responsabel</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>Maachen</translation>
    </message>
    <message>
        <source>Unblock the card</source>
        <translation>Kaart fräischalten</translation>
    </message>
    <message>
        <source>The card can be used again at once.</source>
        <translation>D’Kaart kann direkt nees benotzt ginn.</translation>
    </message>
    <message>
        <source>Everything moves to the printed card {number}.</source>
        <translation>Alles kënnt op déi gedréckte Kaart {number}.</translation>
    </message>
    <message>
        <source>Stamps, like 3 or -1</source>
        <translation>Stempelen, z. B. 3 oder -1</translation>
    </message>
    <message>
        <source>Points, like 50 or -20</source>
        <translation>Punkten, z. B. 50 oder -20</translation>
    </message>
    <message>
        <source>Where from (optional)</source>
        <translation>Vu wou (fräiwëlleg)</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grond</translation>
    </message>
    <message>
        <source>Correct the balance</source>
        <translation>Solde korrigéieren</translation>
    </message>
    <message>
        <source>Opening balance</source>
        <translation>Ufanksbestand</translation>
    </message>
    <message>
        <source>Block the card</source>
        <translation>Kaart spären</translation>
    </message>
    <message>
        <source>Replace the card</source>
        <translation>Kaart ersetzen</translation>
    </message>
    <message>
        <source>What is added or taken away stands in the history with its reason.</source>
        <translation>Wat derbäikënnt oder ewechfält, steet mam Grond am Verlaf.</translation>
    </message>
    <message>
        <source>What the customer brings from a paper card or another program.</source>
        <translation>Wat de Client vun enger Pabeierkaart oder engem anere Programm matbréngt.</translation>
    </message>
    <message>
        <source>Nothing is given or redeemed until it is unblocked. The balance stays.</source>
        <translation>Bis si fräigeschalt ass, gëtt näischt ginn oder agelést. De Solde bleift.</translation>
    </message>
    <message>
        <source>Everything moves to a new card. To use a printed one, scan it now.</source>
        <translation>Alles kënnt op eng nei Kaart. Fir eng gedréckte scannt déi elo.</translation>
    </message>
    <message>
        <source>Please type a number, like 3</source>
        <translation>W.e.g. eng Zuel, z. B. 3</translation>
    </message>
    <message>
        <source>Please type a number, like 50</source>
        <translation>W.e.g. eng Zuel, z. B. 50</translation>
    </message>
    <message>
        <source>Please say why</source>
        <translation>W.e.g. soen, firwat</translation>
    </message>
</context>
<context>
    <name>CaseSide</name>
    <message>
        <source>A manager&apos;s PIN will be asked for.</source>
        <translation>Et gëtt no der PIN vun engem Responsabel gefrot.</translation>
    </message>
    <message>
        <source>The decision is noted under your name and cannot be taken back.</source>
        <translation>D’Decisioun steet ënner Ärem Numm a kann net zeréckgeholl ginn.</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Wat geschitt ass</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>Dergéint</translation>
    </message>
</context>
<context>
    <name>CaseWords</name>
    <message>
        <source>More was taken than was there</source>
        <translation>Et gouf méi geholl, wéi do war</translation>
    </message>
    <message>
        <source>Two stamps too soon</source>
        <translation>Zwee Stempelen ze séier</translation>
    </message>
    <message>
        <source>Too many stamps in a day</source>
        <translation>Ze vill Stempelen an engem Dag</translation>
    </message>
    <message>
        <source>Undone after it was spent</source>
        <translation>Annuléiert, wéi et schonn agelést war</translation>
    </message>
    <message>
        <source>Undone twice</source>
        <translation>Zweemol annuléiert</translation>
    </message>
    <message>
        <source>An undo that does not fit</source>
        <translation>Eng Annulatioun, déi net passt</translation>
    </message>
    <message>
        <source>Amounts that do not fit</source>
        <translation>Montanten, déi net passen</translation>
    </message>
    <message>
        <source>Not part of the program</source>
        <translation>Net Deel vum Programm</translation>
    </message>
    <message>
        <source>The card was not in use</source>
        <translation>D’Kaart war net a Gebrauch</translation>
    </message>
    <message>
        <source>Given by a manager&apos;s PIN</source>
        <translation>Mat engem Responsabel ginn</translation>
    </message>
    <message>
        <source>The clock was not trusted</source>
        <translation>D’Auer war onsécher</translation>
    </message>
    <message>
        <source>Under rules long replaced</source>
        <translation>No laang ersate Reegelen</translation>
    </message>
    <message>
        <source>From a till that was removed</source>
        <translation>Vun enger ausgeschlossener Keess</translation>
    </message>
    <message>
        <source>A till&apos;s record exists twice</source>
        <translation>De Journal vun enger Keess gëtt et zweemol</translation>
    </message>
    <message>
        <source>A till was given up for lost</source>
        <translation>Eng Keess gouf fir verluer erkläert</translation>
    </message>
    <message>
        <source>Forgive</source>
        <translation>Verzeien</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zeréckhuelen</translation>
    </message>
    <message>
        <source>Block the card</source>
        <translation>Kaart spären</translation>
    </message>
</context>
<context>
    <name>CodeStep</name>
    <message>
        <source>Pair this till</source>
        <translation>Dës Keess koppelen</translation>
    </message>
    <message>
        <source>Ask a manager for the pairing code. Scan it here, or type it.</source>
        <translation>Frot de Responsabel no dem Kopplungscode. Scannt en hei oder tippt en an.</translation>
    </message>
    <message>
        <source>Server address</source>
        <translation>Serveradress</translation>
    </message>
    <message>
        <source>Pairing code</source>
        <translation>Kopplungscode</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zréck</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>Koppelen</translation>
    </message>
    <message>
        <source>Tries left: {count}</source>
        <translation>Versich iwwreg: {count}</translation>
    </message>
    <message>
        <source>That is not a pairing code. Please scan the one from your manager.</source>
        <translation>Dat ass kee Kopplungscode. Scannt w.e.g. dee vum Responsabel.</translation>
    </message>
    <message>
        <source>This code is too old. Please ask for a new one.</source>
        <translation>Dëse Code ass ze al. Frot w.e.g. no engem neien.</translation>
    </message>
    <message>
        <source>This code was already used. Please ask for a new one.</source>
        <translation>Dëse Code gouf scho benotzt. Frot w.e.g. no engem neien.</translation>
    </message>
    <message>
        <source>Too many wrong codes. Please ask for a new one.</source>
        <translation>Ze vill falsch Coden. Frot w.e.g. no engem neien.</translation>
    </message>
    <message>
        <source>This server did not make the code. Please stop and call your manager.</source>
        <translation>De Code kënnt net vun dësem Server. Haalt w.e.g. op a rufft de Responsabel.</translation>
    </message>
    <message>
        <source>The connection was cut. Nothing is lost: please press Pair again.</source>
        <translation>D’Verbindung gouf ënnerbrach. Näischt ass verluer: Tippt w.e.g. nach eng Kéier op „Koppelen“.</translation>
    </message>
    <message>
        <source>Stempel may not write to its folder. Please ask whoever set up this computer.</source>
        <translation>Stempel däerf net a säin Dossier schreiwen. Frot w.e.g. deen, deen dëse Computer ageriicht huet.</translation>
    </message>
    <message>
        <source>This code is not right.</source>
        <translation>Dëse Code stëmmt net.</translation>
    </message>
    <message>
        <source>This is not the address of a server. It looks like https://shop.example</source>
        <translation>Dat ass keng Serveradress. Si gesäit esou aus: https://shop.example</translation>
    </message>
    <message>
        <source>The server cannot be reached. Please check the network and the address.</source>
        <translation>De Server ass net z’erreechen. Kontrolléiert w.e.g. d’Netzwierk an d’Adress.</translation>
    </message>
    <message>
        <source>Something answered there, but it is not a Stempel server.</source>
        <translation>Do huet eppes geäntwert, mee et ass kee Stempel-Server.</translation>
    </message>
    <message>
        <source>The server has a problem of its own. Please try again in a minute.</source>
        <translation>De Server huet selwer e Problem. Probéiert et an enger Minutt nach eng Kéier.</translation>
    </message>
    <message>
        <source>This version of Stempel is too old for the server. Please update it.</source>
        <translation>Dës Stempel-Versioun ass ze al fir de Server. Aktualiséiert se w.e.g.</translation>
    </message>
    <message>
        <source>The disk is full. Please make room, then press Pair again.</source>
        <translation>D’Festplack ass voll. Maacht w.e.g. Plaz an tippt nach eng Kéier op „Koppelen“.</translation>
    </message>
</context>
<context>
    <name>CustomerDisplay</name>
    <message>
        <source>For the customer</source>
        <translation>Fir de Client</translation>
    </message>
    <message>
        <source>A code for the customer&apos;s phone</source>
        <translation>E Code fir den Handy vum Client</translation>
    </message>
    <message>
        <source>Your card, please</source>
        <translation>Är Kaart, wann ech gelift</translation>
    </message>
    <message>
        <source>Hello, {name}</source>
        <translation>Moien, {name}</translation>
    </message>
    <message>
        <source>Your card</source>
        <translation>Är Kaart</translation>
    </message>
    <message>
        <source>Thank you!</source>
        <translation>Villmools Merci!</translation>
    </message>
    <message>
        <source>Welcome, {name}</source>
        <translation>Wëllkomm, {name}</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Wëllkomm</translation>
    </message>
    <message>
        <source>No card yet? Scan this with your phone.</source>
        <translation>Nach keng Kaart? Scannt dëst mam Handy.</translation>
    </message>
    <message>
        <source>Your reward</source>
        <translation>Är Prime</translation>
    </message>
    <message>
        <source>This code is your card. Take a picture of it.</source>
        <translation>Dëse Code ass Är Kaart. Maacht eng Foto dovun.</translation>
    </message>
    <message numerus="yes">
        <source>{count} point(s) on your card</source>
        <translation>
            <numerusform>{count} Punkt op Ärer Kaart</numerusform>
            <numerusform>{count} Punkten op Ärer Kaart</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CustomerPage</name>
    <message>
        <source>Customer&apos;s card</source>
        <translation>Kaart vum Client</translation>
    </message>
</context>
<context>
    <name>DoneStep</name>
    <message>
        <source>This till is ready</source>
        <translation>Dës Keess ass prett</translation>
    </message>
    <message>
        <source>{till} at {shop}, {count}</source>
        <translation>{till} · {shop} · {count}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln card(s)</source>
        <translation>
            <numerusform>%Ln Kaart</numerusform>
            <numerusform>%Ln Kaarten</numerusform>
        </translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Ufänken</translation>
    </message>
</context>
<context>
    <name>EnrolPage</name>
    <message>
        <source>New customer</source>
        <translation>Neie Client</translation>
    </message>
    <message>
        <source>New card</source>
        <translation>Nei Kaart</translation>
    </message>
</context>
<context>
    <name>EntryDelegate</name>
    <message>
        <source>waiting</source>
        <translation>waart</translation>
    </message>
</context>
<context>
    <name>EntryLines</name>
    <message>
        <source>waiting</source>
        <translation>waart</translation>
    </message>
</context>
<context>
    <name>EntryWords</name>
    <message>
        <source>Undo: {what}</source>
        <translation>Annul.: {what}</translation>
    </message>
    <message numerus="yes">
        <source>{count} stamp(s)</source>
        <translation>
            <numerusform>{count} Stempel</numerusform>
            <numerusform>{count} Stempelen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} point(s)</source>
        <translation>
            <numerusform>{count} Punkt</numerusform>
            <numerusform>{count} Punkten</numerusform>
        </translation>
    </message>
    <message>
        <source>New card</source>
        <translation>Nei Kaart</translation>
    </message>
    <message>
        <source>Card blocked</source>
        <translation>Kaart gespaart</translation>
    </message>
    <message>
        <source>Card unblocked</source>
        <translation>Kaart fräigeschalt</translation>
    </message>
    <message>
        <source>Card replaced</source>
        <translation>Kaart ersat</translation>
    </message>
    <message>
        <source>Reservation</source>
        <translation>Reservatioun</translation>
    </message>
    <message>
        <source>Adjusted</source>
        <translation>Korrektur</translation>
    </message>
    <message>
        <source>Opening balance</source>
        <translation>Ufanksbestand</translation>
    </message>
</context>
<context>
    <name>ExportPage</name>
    <message>
        <source>Export the history</source>
        <translation>Verlaf exportéieren</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschrëtt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Ofbriechen</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Gëtt gelies …</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) will be exported</source>
        <translation>
            <numerusform>%Ln Zeil gëtt exportéiert</numerusform>
            <numerusform>%Ln Zeile ginn exportéiert</numerusform>
        </translation>
    </message>
    <message>
        <source>{done} of {all} rows</source>
        <translation>{done} vun {all} Zeilen</translation>
    </message>
    <message>
        <source>The file is ready</source>
        <translation>De Fichier ass prett</translation>
    </message>
    <message>
        <source>The file could not be written</source>
        <translation>De Fichier konnt net geschriwwe ginn</translation>
    </message>
    <message>
        <source>Make room on this computer, or ask whoever set it up. Try again.</source>
        <translation>Maacht Plaz op dësem Computer oder frot deen, deen en ageriicht huet. Probéiert nach eng Kéier.</translation>
    </message>
    <message>
        <source>The counter goes on meanwhile.</source>
        <translation>D’Keess leeft an der Zäit weider.</translation>
    </message>
    <message>
        <source>Exactly what the history shows. A manager&apos;s PIN will be asked for.</source>
        <translation>Genee dat, wat de Verlaf weist. Et gëtt no der PIN vun engem Responsabel gefrot.</translation>
    </message>
    <message>
        <source>Exactly what the history shows.</source>
        <translation>Genee dat, wat de Verlaf weist.</translation>
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
        <translation>Zäit</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Kaart</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Wat</translation>
    </message>
    <message>
        <source>Stamps</source>
        <translation>Stempelen</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkten</translation>
    </message>
    <message>
        <source>Stamps after</source>
        <translation>Stempelen duerno</translation>
    </message>
    <message>
        <source>Points after</source>
        <translation>Punkten duerno</translation>
    </message>
    <message>
        <source>Reward</source>
        <translation>Belounung</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Keess</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grond</translation>
    </message>
    <message>
        <source>New card</source>
        <translation>Nei Kaart</translation>
    </message>
    <message>
        <source>Stamps given</source>
        <translation>Stempele ginn</translation>
    </message>
    <message>
        <source>Points given</source>
        <translation>Punkte ginn</translation>
    </message>
    <message>
        <source>Reward for stamps</source>
        <translation>Belounung fir Stempelen</translation>
    </message>
    <message>
        <source>Reward for points</source>
        <translation>Belounung fir Punkten</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Annuléiert</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Korrigéiert</translation>
    </message>
    <message>
        <source>Opening balance</source>
        <translation>Ufanksbestand</translation>
    </message>
    <message>
        <source>Card blocked</source>
        <translation>Kaart gespaart</translation>
    </message>
    <message>
        <source>Card unblocked</source>
        <translation>Kaart fräigeschalt</translation>
    </message>
    <message>
        <source>Card replaced</source>
        <translation>Kaart ersat</translation>
    </message>
    <message>
        <source>Reservation</source>
        <translation>Reservatioun</translation>
    </message>
    <message>
        <source>Reservation released</source>
        <translation>Reservatioun fräiginn</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>waart</translation>
    </message>
    <message>
        <source>synced</source>
        <translation>synchroniséiert</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>op d’Säit geluecht</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>annuléiert</translation>
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
        <translation>Gebuertsdag</translation>
    </message>
    <message>
        <source>Customer since</source>
        <translation>Client zënter</translation>
    </message>
    <message>
        <source>{stamps} of {target} stamps</source>
        <translation>{stamps} / {target} Stempelen</translation>
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
        <translation>Numm</translation>
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
        <translation>Gebuertsdag, z. B. 28.2.1990</translation>
    </message>
    <message>
        <source>The card speaks</source>
        <translation>D’Kaart schwätzt</translation>
    </message>
    <message>
        <source>Make the card</source>
        <translation>Kaart maachen</translation>
    </message>
    <message>
        <source>The printed card {number} will be used.</source>
        <translation>Déi gedréckte Kaart {number} gëtt benotzt.</translation>
    </message>
    <message>
        <source>There are no blank cards left here: scan a printed one.</source>
        <translation>Hei si keng eidel Kaarte méi: scannt eng gedréckte.</translation>
    </message>
    <message>
        <source>Everything is optional. To use a printed card, scan it now.</source>
        <translation>Alles ass fräiwëlleg. Fir eng gedréckte Kaart scannt déi elo.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln blank card(s) in stock.</source>
        <translation>
            <numerusform>%Ln eidel Kaart am Stock.</numerusform>
            <numerusform>%Ln eidel Kaarten am Stock.</numerusform>
        </translation>
    </message>
    <message>
        <source>This name is too long</source>
        <translation>Dësen Numm ass ze laang</translation>
    </message>
    <message>
        <source>This is no e-mail address</source>
        <translation>Dat ass keng E-Mail-Adress</translation>
    </message>
    <message>
        <source>This is no phone number</source>
        <translation>Dat ass keng Telefonsnummer</translation>
    </message>
    <message>
        <source>Please write it like 28.2.1990</source>
        <translation>W.e.g. esou: 28.2.1990</translation>
    </message>
</context>
<context>
    <name>GiveSide</name>
    <message>
        <source>Amount paid</source>
        <translation>Bezuelte Montant</translation>
    </message>
    <message>
        <source>Stamps to give</source>
        <translation>Stempele ginn</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>Ginn</translation>
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
            <numerusform>%Ln&#xa0;Stempele</numerusform>
        </translation>
    </message>
    <message>
        <source>Give {what}</source>
        <translation>{what} ginn</translation>
    </message>
    <message>
        <source>Gives no point yet</source>
        <translation>Nach kee Punkt</translation>
    </message>
    <message>
        <source>Too large: please check</source>
        <translation>Ze héich: w.e.g. kucken</translation>
    </message>
    <message>
        <source>Next stamp at {time}</source>
        <translation>Nächste Stempel um {time}</translation>
    </message>
    <message>
        <source>No stamp yet</source>
        <translation>Nach kee Stempel</translation>
    </message>
    <message>
        <source>No more stamps today</source>
        <translation>Haut kee Stempel méi</translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>Open the sync detail</source>
        <translation>Detailer vun der Synchroniséierung opmaachen</translation>
    </message>
    <message>
        <source>Language: {name}</source>
        <translation>Sprooch: {name}</translation>
    </message>
    <message>
        <source>{name} · manager</source>
        <translation>{name} · Responsabel</translation>
    </message>
    <message>
        <source>Change the person at the till</source>
        <translation>Persoun un der Keess wiesselen</translation>
    </message>
    <message>
        <source>Scanner: check the cable</source>
        <translation>Scanner: Kabel kucken</translation>
    </message>
    <message>
        <source>Camera: check the cable</source>
        <translation>Kamera: Kabel kucken</translation>
    </message>
    <message>
        <source>Sound: check the speaker</source>
        <translation>Toun: Lautsprecher kucken</translation>
    </message>
    <message>
        <source>Printer: check the paper</source>
        <translation>Drécker: Pabeier kucken</translation>
    </message>
</context>
<context>
    <name>HistoryFilters</name>
    <message>
        <source>Period</source>
        <translation>Zäitraum</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Aart</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Jiddereen</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>All tills</source>
        <translation>All Keessen</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Keess</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Ginn</translation>
    </message>
    <message>
        <source>Rewards</source>
        <translation>Belounungen</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Annuléiert</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Korrigéiert</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Kaarten</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>All Stand</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Waart</translation>
    </message>
    <message>
        <source>With a case</source>
        <translation>Mat Kontrollfall</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>Reading …</source>
        <translation>Gëtt gelies&#xa0;…</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlaf</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportéieren</translation>
    </message>
    <message>
        <source>Entries, newest first</source>
        <translation>Buchungen, déi neist fir d’éischt</translation>
    </message>
    <message>
        <source>Nothing like that happened.</source>
        <translation>Näischt esou ass geschitt.</translation>
    </message>
    <message>
        <source>Card {number}</source>
        <translation>Kaart {number}</translation>
    </message>
    <message>
        <source>the newest {count}</source>
        <translation>déi neist {count}</translation>
    </message>
    <message>
        <source>Stamps</source>
        <translation>Stempelen</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkten</translation>
    </message>
    <message>
        <source>Rewards given</source>
        <translation>Belounungen</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Waarden op de Server</translation>
    </message>
</context>
<context>
    <name>HistoryTable</name>
    <message>
        <source>Time</source>
        <translation>Zäit</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Wat</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Solde</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Keess</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>waart</translation>
    </message>
    <message>
        <source>synced</source>
        <translation>synchroniséiert</translation>
    </message>
    <message>
        <source>synced, pass updated</source>
        <translation>Wallet-Kaart aktuell</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>annuléiert</translation>
    </message>
    <message>
        <source>case open</source>
        <translation>Kontrollfall op</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>op d’Säit geluecht</translation>
    </message>
    <message>
        <source>{stamps} of {target}</source>
        <translation>{stamps} / {target}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln point(s)</source>
        <translation>
            <numerusform>%Ln Punkt</numerusform>
            <numerusform>%Ln Punkten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InboxPage</name>
    <message>
        <source>For a person to look at</source>
        <translation>W.e.g. kucken</translation>
    </message>
    <message>
        <source>The server keeps these aside, and lost nothing. Tell whoever runs it.</source>
        <translation>De Server huet dat op d’Säit geluecht an näischt verluer. Sot et deem, deen en bedreift.</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Gëtt gelies …</translation>
    </message>
    <message>
        <source>Nothing waits for a person.</source>
        <translation>Näischt waart op een.</translation>
    </message>
    <message>
        <source>A note</source>
        <translation>Eng Notiz</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Kontrollfäll</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Op d’Säit geluecht</translation>
    </message>
</context>
<context>
    <name>MenuPage</name>
    <message>
        <source>History</source>
        <translation>Verlaf</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Rapporten</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Kucken</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Astellungen</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Scanner test</source>
        <translation>Scanner-Test</translation>
    </message>
    <message>
        <source>Cards and poster</source>
        <translation>Kaarten a Plakat</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Tills</source>
        <translation>Keessen</translation>
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
        <translation>De Code vun der neier Kaart</translation>
    </message>
    <message>
        <source>Welcome, {name}</source>
        <translation>Wëllkomm, {name}</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Wëllkomm</translation>
    </message>
    <message>
        <source>The new card</source>
        <translation>Déi nei Kaart</translation>
    </message>
    <message>
        <source>This code is the card. The customer can take a picture of it now.</source>
        <translation>Dëse Code ass d’Kaart. De Client kann en elo fotograféieren.</translation>
    </message>
    <message>
        <source>Give the first stamp</source>
        <translation>Den éischte Stempel ginn</translation>
    </message>
    <message>
        <source>Open the card</source>
        <translation>Kaart opmaachen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fäerdeg</translation>
    </message>
</context>
<context>
    <name>NumberPad</name>
    <message>
        <source>Delete the last digit</source>
        <translation>Lescht Ziffer läschen</translation>
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
        <translation>Zréck</translation>
    </message>
</context>
<context>
    <name>PairingPage</name>
    <message>
        <source>Set up this till</source>
        <translation>Dës Keess ariichten</translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>Your loyalty card, in one minute</source>
        <translation>Är Treiekaart an enger Minutt</translation>
    </message>
    <message>
        <source>Scan this with your phone&apos;s camera</source>
        <translation>Scannt dëst mat der Handykamera</translation>
    </message>
    <message>
        <source>Please show this card at the counter.</source>
        <translation>Weist dës Kaart wann ech gelift un der Keess.</translation>
    </message>
</context>
<context>
    <name>PeriodWords</name>
    <message>
        <source>Today</source>
        <translation>Haut</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gëschter</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Deeg</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Deeg</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Ëmmer</translation>
    </message>
</context>
<context>
    <name>PersonTile</name>
    <message>
        <source>locked until {time}</source>
        <translation>gespaart bis {time}</translation>
    </message>
    <message>
        <source>manager</source>
        <translation>Responsabel</translation>
    </message>
</context>
<context>
    <name>PinDots</name>
    <message numerus="yes">
        <source>%n digit(s) typed</source>
        <translation>
            <numerusform>%n Ziffer getippt</numerusform>
            <numerusform>%n Ziffere getippt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinSide</name>
    <message>
        <source>Tap your name</source>
        <translation>Tippt op Ären Numm</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>Gëtt kontrolléiert&#xa0;…</translation>
    </message>
    <message>
        <source>PIN of {name}</source>
        <translation>PIN: {name}</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Locked until {time}.</source>
        <translation>Ze vill falsch Versich. Gespaart bis {time}.</translation>
    </message>
    <message>
        <source>Wrong PIN. Tries left: {count}</source>
        <translation>Falsche PIN. Versich iwwreg: {count}</translation>
    </message>
</context>
<context>
    <name>PreferencesPage</name>
    <message>
        <source>Preferences</source>
        <translation>Astellungen</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprooch</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Faarwen</translation>
    </message>
    <message>
        <source>Size of letters</source>
        <translation>Gréisst vun der Schrëft</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Lautstäerkt</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Beweegung</translation>
    </message>
    <message>
        <source>Lock after so long without a hand on it (a manager&apos;s choice)</source>
        <translation>Spären, wa sou laang kee do ass (wielt de Responsabel)</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Roueg</translation>
    </message>
    <message>
        <source>Moves</source>
        <translation>Beweegt</translation>
    </message>
    <message>
        <source>Stands still</source>
        <translation>Steet roueg</translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s)</source>
        <translation>
            <numerusform>%Ln Sekonn</numerusform>
            <numerusform>%Ln Sekonnen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln Minutt</numerusform>
            <numerusform>%Ln Minutten</numerusform>
        </translation>
    </message>
    <message>
        <source>Like the computer</source>
        <translation>Wéi de Computer</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Däischter</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Héije Kontrast</translation>
    </message>
</context>
<context>
    <name>PrintingPage</name>
    <message>
        <source>Cards and poster</source>
        <translation>Kaarten a Plakat</translation>
    </message>
    <message>
        <source>A sheet of ten cards</source>
        <translation>E Bou mat zéng Kaarten</translation>
    </message>
    <message>
        <source>The poster</source>
        <translation>De Plakat</translation>
    </message>
    <message>
        <source>Saved as {file}</source>
        <translation>Gespäichert als {file}</translation>
    </message>
    <message>
        <source>Every sheet has new cards. Print each file once, on card board if you can.</source>
        <translation>All Bou huet nei Kaarten. Dréckt all Datei nëmmen eng Kéier, am beschten op Kartong.</translation>
    </message>
</context>
<context>
    <name>ProtectionStep</name>
    <message>
        <source>No key store on this computer</source>
        <translation>Kee Schlësselbond op dësem Computer</translation>
    </message>
    <message>
        <source>Stempel keeps its keys in the computer&apos;s key store, and found none. It can keep them in a file that only this user may read. Whoever copies that file can act as this till.</source>
        <translation>Stempel hält seng Schlësselen am Schlësselbond vum Computer an huet kee fonnt. Si kënnen och an engem Fichier leien, deen nëmmen dëse Benotzer liesen däerf. Wien dëse Fichier kopéiert, ka sech als dës Keess ausginn.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zréck</translation>
    </message>
    <message>
        <source>Go on with reduced protection</source>
        <translation>Mat reduzéiertem Schutz weidermaachen</translation>
    </message>
</context>
<context>
    <name>QuestionPage</name>
    <message>
        <source>Was it handed out?</source>
        <translation>Huet de Client et kritt?</translation>
    </message>
    <message>
        <source>Last action before the restart</source>
        <translation>Lescht Buchung virum Neistart</translation>
    </message>
    <message>
        <source>{what} for {who}</source>
        <translation>{who}: {what}</translation>
    </message>
    <message>
        <source>at {time}</source>
        <translation>um {time}</translation>
    </message>
    <message>
        <source>Yes, handed out</source>
        <translation>Jo, kritt</translation>
    </message>
    <message>
        <source>No, undo it</source>
        <translation>Neen, annuléieren</translation>
    </message>
</context>
<context>
    <name>RedeemPage</name>
    <message>
        <source>Give {reward}?</source>
        <translation>{reward} ginn?</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Net elo</translation>
    </message>
    <message>
        <source>Recording …</source>
        <translation>Gëtt gebucht&#xa0;…</translation>
    </message>
    <message>
        <source>Give it</source>
        <translation>Ginn</translation>
    </message>
    <message numerus="yes">
        <source>It costs %Ln stamp(s).</source>
        <translation>
            <numerusform>Dat kascht %Ln Stempel.</numerusform>
            <numerusform>Dat kascht %Ln Stempelen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It costs %Ln point(s).</source>
        <translation>
            <numerusform>Dat kascht %Ln Punkt.</numerusform>
            <numerusform>Dat kascht %Ln Punkten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stamp(s) stay on the card.</source>
        <translation>
            <numerusform>%Ln Stempel bleift op der Kaart.</numerusform>
            <numerusform>%Ln Stempele bleiwen op der Kaart.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln point(s) stay on the card.</source>
        <translation>
            <numerusform>%Ln Punkt bleift op der Kaart.</numerusform>
            <numerusform>%Ln Punkte bleiwen op der Kaart.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>Not a loyalty card</source>
        <translation>Keng Treiekaart</translation>
    </message>
    <message>
        <source>Ask for the QR code on the loyalty card, and scan that.</source>
        <translation>Frot no dem QR-Code vun der Treiekaart a scannt deen.</translation>
    </message>
    <message>
        <source>Scan it again</source>
        <translation>Nach eng Kéier scannen</translation>
    </message>
    <message>
        <source>Only part of the code arrived. Hold the card still.</source>
        <translation>De Code ass nëmmen zum Deel ukomm. Haalt d’Kaart roueg.</translation>
    </message>
    <message>
        <source>This code is not genuine</source>
        <translation>Dëse Code ass net echt</translation>
    </message>
    <message>
        <source>The card exists, but this shop never made this code.</source>
        <translation>D’Kaart gëtt et, mee dëst Geschäft huet dëse Code ni gemaach.</translation>
    </message>
    <message>
        <source>Ask the customer to open the card in their wallet.</source>
        <translation>Frot de Client, d’Kaart a sengem Wallet opzemaachen.</translation>
    </message>
    <message>
        <source>This code is too old</source>
        <translation>Dëse Code ass ze al</translation>
    </message>
    <message>
        <source>Ask the customer to open the card again, then scan.</source>
        <translation>Frot de Client, d’Kaart nei opzemaachen, a scannt dann.</translation>
    </message>
    <message>
        <source>Not a card of this shop</source>
        <translation>Keng Kaart vun dësem Geschäft</translation>
    </message>
    <message>
        <source>It belongs to another shop, or the code is not genuine.</source>
        <translation>Si gehéiert zu engem anere Geschäft, oder de Code ass net echt.</translation>
    </message>
    <message>
        <source>Ask for the card of this shop.</source>
        <translation>Frot no der Kaart vun dësem Geschäft.</translation>
    </message>
    <message>
        <source>Check the number</source>
        <translation>Kuckt d’Nummer no</translation>
    </message>
    <message>
        <source>One of the letters is not right. Compare them again.</source>
        <translation>Ee Buschtaf stëmmt net. Vergläicht nach eng Kéier.</translation>
    </message>
    <message>
        <source>Card not known here</source>
        <translation>Kaart hei net bekannt</translation>
    </message>
    <message>
        <source>A new card may need a moment. Scan its QR code.</source>
        <translation>Eng nei Kaart brauch vläicht e Moment. Scannt hire QR-Code.</translation>
    </message>
    <message>
        <source>Blocked since {time}.</source>
        <translation>Gespaart zënter dem {time}.</translation>
    </message>
    <message>
        <source>It was blocked by the shop.</source>
        <translation>D’Geschäft huet se gespaart.</translation>
    </message>
    <message>
        <source>This card is blocked</source>
        <translation>Dës Kaart ass gespaart</translation>
    </message>
    <message>
        <source>This card was replaced</source>
        <translation>Dës Kaart gouf ersat</translation>
    </message>
    <message>
        <source>This card no longer exists</source>
        <translation>Dës Kaart gëtt et net méi</translation>
    </message>
    <message>
        <source>The customer asked to be forgotten. Offer a new card.</source>
        <translation>De Client wollt geläscht ginn. Bitt eng nei Kaart un.</translation>
    </message>
    <message>
        <source>No stamps here</source>
        <translation>Hei gëtt et keng Stempelen</translation>
    </message>
    <message>
        <source>No points here</source>
        <translation>Hei gëtt et keng Punkten</translation>
    </message>
    <message>
        <source>The number is complete, but this till knows no such card.</source>
        <translation>D’Nummer ass komplett, mee dës Keess kennt d’Kaart net.</translation>
    </message>
    <message numerus="yes">
        <source>At most %n reward(s) a day at this till.</source>
        <translation>
            <numerusform>Héchstens %n Belounung den Dag op dëser Keess.</numerusform>
            <numerusform>Héchstens %n Belounungen den Dag op dëser Keess.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n reward(s) a day on one card.</source>
        <translation>
            <numerusform>Héchstens %n Belounung den Dag op enger Kaart.</numerusform>
            <numerusform>Héchstens %n Belounungen den Dag op enger Kaart.</numerusform>
        </translation>
    </message>
    <message>
        <source>No more rewards today</source>
        <translation>Haut keng Belounung méi</translation>
    </message>
    <message>
        <source>{person} has decided about it.</source>
        <translation>{person} huet doriwwer decidéiert.</translation>
    </message>
    <message>
        <source>It was explained or decided elsewhere.</source>
        <translation>E gouf anerwäerts gekläert oder decidéiert.</translation>
    </message>
    <message>
        <source>Already settled</source>
        <translation>Schonn erleedegt</translation>
    </message>
    <message>
        <source>No card to take from</source>
        <translation>Keng Kaart betraff</translation>
    </message>
    <message>
        <source>This one is about a till. It can only be forgiven.</source>
        <translation>Et geet ëm eng Keess. Dat ka just verzie ginn.</translation>
    </message>
    <message>
        <source>Nobody of this name</source>
        <translation>Kee mat deem Numm</translation>
    </message>
    <message>
        <source>The list of staff has changed. Open it again.</source>
        <translation>D’Lëscht vun de Mataarbechter huet geännert. Maacht se nei op.</translation>
    </message>
    <message>
        <source>The only manager</source>
        <translation>Deen eenzege Responsabelen</translation>
    </message>
    <message>
        <source>Make somebody else a manager first.</source>
        <translation>Maacht fir d’éischt een aneren zum Responsabelen.</translation>
    </message>
    <message>
        <source>A manager can unblock it.</source>
        <translation>E Responsabel ka se fräischalten.</translation>
    </message>
    <message>
        <source>All it held is on the new card. Scan that one.</source>
        <translation>Alles ass op der neier Kaart. Scannt déi.</translation>
    </message>
    <message>
        <source>This card is somebody&apos;s already</source>
        <translation>Dës Kaart gehéiert schonn engem</translation>
    </message>
    <message>
        <source>Take a card that was never given out, and scan that.</source>
        <translation>Huelt eng Kaart, déi nach ni erausgi gouf, a scannt déi.</translation>
    </message>
    <message>
        <source>No blank cards left</source>
        <translation>Keng eidel Kaarte méi</translation>
    </message>
    <message>
        <source>Scan a printed blank card instead.</source>
        <translation>Scannt amplaz eng gedréckten eidel Kaart.</translation>
    </message>
    <message>
        <source>New ones arrive with the next connection to the server.</source>
        <translation>Nei kommen mat der nächster Verbindung mam Server.</translation>
    </message>
    <message>
        <source>The loyalty program is off</source>
        <translation>Den Treieprogramm ass net aktiv</translation>
    </message>
    <message>
        <source>The shop has not switched it on, or has switched it off.</source>
        <translation>D’Geschäft huet en net ageschalt oder en nees ausgeschalt.</translation>
    </message>
    <message>
        <source>This loyalty program counts points only.</source>
        <translation>Dësen Treieprogramm zielt nëmme Punkten.</translation>
    </message>
    <message>
        <source>This loyalty program counts stamps only.</source>
        <translation>Dësen Treieprogramm zielt nëmme Stempelen.</translation>
    </message>
    <message>
        <source>This reward is gone</source>
        <translation>Dës Belounung gëtt et net méi</translation>
    </message>
    <message>
        <source>The shop has changed its rewards. Choose another one.</source>
        <translation>D’Geschäft huet seng Beloununge geännert. Wielt eng aner.</translation>
    </message>
    <message>
        <source>Between 1 and {most} at once.</source>
        <translation>1 bis {most} op eng Kéier.</translation>
    </message>
    <message>
        <source>Not that many</source>
        <translation>Net esou vill</translation>
    </message>
    <message>
        <source>Enter what was paid: more than zero, at most {most}.</source>
        <translation>Gitt an, wat bezuelt gouf: méi wéi null, héchstens {most}.</translation>
    </message>
    <message>
        <source>Check the amount</source>
        <translation>Kuckt de Montant no</translation>
    </message>
    <message>
        <source>Points begin at {smallest}.</source>
        <translation>Punkte gëtt et ab {smallest}.</translation>
    </message>
    <message>
        <source>Too little for a point</source>
        <translation>Ze wéineg fir e Punkt</translation>
    </message>
    <message>
        <source>Say why</source>
        <translation>Grond uginn</translation>
    </message>
    <message>
        <source>A correction by hand needs a reason.</source>
        <translation>Eng Korrektur vun Hand brauch e Grond.</translation>
    </message>
    <message>
        <source>Next stamp at {time}</source>
        <translation>Nächste Stempel um {time}</translation>
    </message>
    <message numerus="yes">
        <source>This card takes one stamp every %n minute(s).</source>
        <translation>
            <numerusform>Dës Kaart hëlt all Minutt ee Stempel.</numerusform>
            <numerusform>Dës Kaart hëlt all %n Minutten ee Stempel.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This card already has %n stamp(s) today.</source>
        <translation>
            <numerusform>Stempelen haut op dëser Kaart: %n.</numerusform>
            <numerusform>Stempelen haut op dëser Kaart: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n stamp(s) a day.</source>
        <translation>
            <numerusform>Héchstens %n Stempel den Dag.</numerusform>
            <numerusform>Héchstens %n Stempelen den Dag.</numerusform>
        </translation>
    </message>
    <message>
        <source>Enough for today</source>
        <translation>Genuch fir haut</translation>
    </message>
    <message>
        <source>Last stamp {time} at {till}, by {person}.</source>
        <translation>Leschte Stempel um {time}, {till} ({person}).</translation>
    </message>
    <message>
        <source>Last stamp {time} at {till}.</source>
        <translation>Leschte Stempel um {time}, {till}.</translation>
    </message>
    <message>
        <source>Last stamp {time}.</source>
        <translation>Leschte Stempel um {time}.</translation>
    </message>
    <message>
        <source>{have} of {need} stamps are on the card.</source>
        <translation>Op der Kaart: {have} / {need} Stempelen.</translation>
    </message>
    <message>
        <source>Not enough stamps</source>
        <translation>Net genuch Stempelen</translation>
    </message>
    <message>
        <source>{have} of {need} points are on the card.</source>
        <translation>Op der Kaart: {have} / {need} Punkten.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stamp(s) to go.</source>
        <translation>
            <numerusform>Nach %Ln Stempel.</numerusform>
            <numerusform>Nach %Ln Stempelen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln point(s) to go.</source>
        <translation>
            <numerusform>Nach %Ln Punkt.</numerusform>
            <numerusform>Nach %Ln Punkten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not enough points</source>
        <translation>Net genuch Punkten</translation>
    </message>
    <message>
        <source>The server must say yes first</source>
        <translation>De Server muss fir d’éischt zoustëmmen</translation>
    </message>
    <message>
        <source>The balance is there, but this till may not spend it alone.</source>
        <translation>De Solde geet duer, mee dës Keess däerf en net eleng aléisen.</translation>
    </message>
    <message>
        <source>Try again when the till is online, or ask a manager.</source>
        <translation>Probéiert nach eng Kéier, wann d’Keess online ass, oder frot e Responsabel.</translation>
    </message>
    <message>
        <source>It has not been heard from since {time}.</source>
        <translation>Si huet sech zënter {time} net gemellt.</translation>
    </message>
    <message>
        <source>It has not been heard from.</source>
        <translation>Si huet sech net gemellt.</translation>
    </message>
    <message>
        <source>Reserved at {till}</source>
        <translation>Reservéiert op {till}</translation>
    </message>
    <message>
        <source>Redeem it there, or ask a manager.</source>
        <translation>Léist et do an oder frot e Responsabel.</translation>
    </message>
    <message>
        <source>At {time}, by {person}.</source>
        <translation>Um {time} ({person}).</translation>
    </message>
    <message>
        <source>At {time}.</source>
        <translation>Um {time}.</translation>
    </message>
    <message>
        <source>Already undone</source>
        <translation>Schonn annuléiert</translation>
    </message>
    <message>
        <source>This cannot be undone</source>
        <translation>Dat kann net annuléiert ginn</translation>
    </message>
    <message>
        <source>A manager can adjust the balance instead.</source>
        <translation>E Responsabel kann amplaz de Solde korrigéieren.</translation>
    </message>
    <message>
        <source>The time to undo ended at {time}.</source>
        <translation>D’Zäit fir z’annuléieren ass um {time} ofgelaf.</translation>
    </message>
    <message>
        <source>Too late to undo</source>
        <translation>Ze spéit fir z’annuléieren</translation>
    </message>
    <message>
        <source>A manager&apos;s PIN still can.</source>
        <translation>Mam PIN vun engem Responsabel geet et nach.</translation>
    </message>
    <message>
        <source>A manager is needed</source>
        <translation>Et brauch e Responsabel</translation>
    </message>
    <message>
        <source>Ask a manager to enter their PIN.</source>
        <translation>Frot e Responsabel, säi PIN anzeginn.</translation>
    </message>
    <message numerus="yes">
        <source>%n try(ies) left.</source>
        <translation>
            <numerusform>Nach %n Versuch.</numerusform>
            <numerusform>Nach %n Versich.</numerusform>
        </translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation>Falsche PIN</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Try again at {time}.</source>
        <translation>Ze vill falsch Versich. Probéiert um {time} nach eng Kéier.</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gespaart</translation>
    </message>
    <message>
        <source>This till is locked</source>
        <translation>Dës Keess ass gespaart</translation>
    </message>
    <message>
        <source>Too many wrong PINs. A manager&apos;s PIN opens it.</source>
        <translation>Ze vill falsch Versich. De PIN vun engem Responsabel mécht se nees op.</translation>
    </message>
    <message>
        <source>Sign in first</source>
        <translation>Mellt Iech fir d’éischt un</translation>
    </message>
    <message>
        <source>Tap your name, enter your PIN, then scan again.</source>
        <translation>Tippt op Ären Numm, gitt Äre PIN an a scannt nach eng Kéier.</translation>
    </message>
    <message>
        <source>The clock is not trusted</source>
        <translation>D’Auer ass onsécher</translation>
    </message>
    <message>
        <source>Check the computer&apos;s time, or connect to the server.</source>
        <translation>Kontrolléiert d’Auer vum Computer oder verbannt e mam Server.</translation>
    </message>
    <message>
        <source>This till was removed</source>
        <translation>Dës Keess gouf ausgeschloss</translation>
    </message>
    <message>
        <source>The shop has removed it. What was recorded is kept.</source>
        <translation>D’Geschäft huet se ausgeschloss. Wat gebucht gouf, bleift erhalen.</translation>
    </message>
    <message>
        <source>Call the shop&apos;s manager.</source>
        <translation>Rufft de Responsabel vum Geschäft.</translation>
    </message>
    <message>
        <source>{till} has not been heard from; more may have happened there.</source>
        <translation>{till} huet sech net gemellt; do ka méi geschitt sinn.</translation>
    </message>
    <message>
        <source>{till} has not been heard from since {time}.</source>
        <translation>{till} huet sech zënter {time} net gemellt.</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Reports</source>
        <translation>Rapporten</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zäitraum</translation>
    </message>
    <message>
        <source>The same as the table, as bars</source>
        <translation>D’selwecht wéi d’Tabell, als Balken</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Gëtt gelies …</translation>
    </message>
    <message>
        <source>Nothing happened in this time.</source>
        <translation>An dëser Zäit ass näischt geschitt.</translation>
    </message>
    <message>
        <source>Stamps given</source>
        <translation>Stempele ginn</translation>
    </message>
    <message>
        <source>Points given</source>
        <translation>Punkte ginn</translation>
    </message>
    <message>
        <source>Rewards given</source>
        <translation>Belounungen</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Annuléiert</translation>
    </message>
    <message>
        <source>New cards</source>
        <translation>Nei Kaarten</translation>
    </message>
    <message>
        <source>Not yet redeemed</source>
        <translation>Nach net agelést</translation>
    </message>
    <message>
        <source>Reward</source>
        <translation>Belounung</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Zuel</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wäert</translation>
    </message>
    <message>
        <source>Stamps</source>
        <translation>Stempelen</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkten</translation>
    </message>
    <message>
        <source>Rewards</source>
        <translation>Belounungen</translation>
    </message>
    <message>
        <source>Nobody named</source>
        <translation>Keen Numm</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Dag</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Stonn</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Keess</translation>
    </message>
</context>
<context>
    <name>Result</name>
    <message>
        <source>Manager</source>
        <translation>Responsabel</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuléieren</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Drécken</translation>
    </message>
    <message>
        <source>Give {reward}</source>
        <translation>{reward} ginn</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Annuléiert</translation>
    </message>
    <message>
        <source>{reward} for {name}</source>
        <translation>{reward} fir {name}</translation>
    </message>
    <message>
        <source>{given} for {name}</source>
        <translation>{name}: {given}</translation>
    </message>
    <message numerus="yes">
        <source>{count} stamp(s)</source>
        <translation>
            <numerusform>{count} Stempel</numerusform>
            <numerusform>{count} Stempelen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} point(s)</source>
        <translation>
            <numerusform>{count} Punkt</numerusform>
            <numerusform>{count} Punkten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} point(s) on the card</source>
        <translation>
            <numerusform>{count} Punkt op der Kaart</numerusform>
            <numerusform>{count} Punkten op der Kaart</numerusform>
        </translation>
    </message>
    <message>
        <source>{have} of {target}</source>
        <translation>{have} / {target}</translation>
    </message>
    <message>
        <source>{reward} is ready</source>
        <translation>{reward} ass prett</translation>
    </message>
    <message numerus="yes">
        <source>{count} more to: {reward}</source>
        <translation>
            <numerusform>nach {count} bis: {reward}</numerusform>
            <numerusform>nach {count} bis: {reward}</numerusform>
        </translation>
    </message>
    <message>
        <source>A second entry takes it back. Both stay in the history.</source>
        <translation>Eng zweet Buchung hëlt et zréck. Béid bleiwen am Verlaf.</translation>
    </message>
</context>
<context>
    <name>RewardRow</name>
    <message numerus="yes">
        <source>%Ln to go</source>
        <translation>
            <numerusform>nach %Ln</numerusform>
            <numerusform>nach %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln point(s)</source>
        <translation>
            <numerusform>%Ln Punkt</numerusform>
            <numerusform>%Ln Punkten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScanPage</name>
    <message>
        <source>Scan the card</source>
        <translation>Kaart scannen</translation>
    </message>
    <message>
        <source>Type number</source>
        <translation>Nummer antippen</translation>
    </message>
    <message>
        <source>Find customer</source>
        <translation>Client sichen</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>Neie Client</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Spären</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Haut</translation>
    </message>
    <message>
        <source>Nothing yet. The first card comes soon.</source>
        <translation>Nach näischt. Déi éischt Kaart kënnt geschwënn.</translation>
    </message>
    <message>
        <source>Today&apos;s entries</source>
        <translation>Buchunge vun haut</translation>
    </message>
    <message>
        <source>One scan gives one stamp</source>
        <translation>Ee Scan gëtt ee Stempel</translation>
    </message>
    <message>
        <source>A scan opens the customer&apos;s card</source>
        <translation>E Scan mécht d’Kaart vum Client op</translation>
    </message>
    <message>
        <source>The loyalty program has not started yet</source>
        <translation>Den Treieprogramm huet nach net ugefaangen</translation>
    </message>
    <message>
        <source>Undo {what}
{who} · {time}</source>
        <translation>Annuléieren · {time}
{what} · {who}</translation>
    </message>
</context>
<context>
    <name>ScannerTestPage</name>
    <message>
        <source>What the camera sees</source>
        <translation>Wat d’Kamera gesäit</translation>
    </message>
    <message>
        <source>Scanner test</source>
        <translation>Scanner-Test</translation>
    </message>
    <message>
        <source>The code to scan</source>
        <translation>De Code fir ze scannen</translation>
    </message>
    <message>
        <source>Scan the code on the left</source>
        <translation>Scannt de Code lénks</translation>
    </message>
    <message>
        <source>With every scanner you use. Nothing is given or recorded.</source>
        <translation>Mat all Scanner, deen Dir benotzt. Näischt gëtt ginn oder verbucht.</translation>
    </message>
    <message>
        <source>Caps Lock is on. Cards are read all the same.</source>
        <translation>D’Caps-Lock-Tast ass un. Kaarte ginn trotzdeem gelies.</translation>
    </message>
    <message>
        <source>Keyboard of the scanner: {name}</source>
        <translation>Tastatur vum Scanner: {name}</translation>
    </message>
    <message>
        <source>Keyboard of this computer: {name}</source>
        <translation>Tastatur vun dësem Computer: {name}</translation>
    </message>
    <message>
        <source>Speed: {count} characters a second</source>
        <translation>Tempo: {count} Zeechen an der Sekonn</translation>
    </message>
    <message>
        <source>The scanner works</source>
        <translation>De Scanner fonctionnéiert</translation>
    </message>
    <message>
        <source>The scanner types on another keyboard</source>
        <translation>De Scanner tippt op enger anerer Tastatur</translation>
    </message>
    <message>
        <source>This was another code</source>
        <translation>Dat war en anere Code</translation>
    </message>
    <message>
        <source>Everything arrived as it is printed. There is nothing to do.</source>
        <translation>Alles ass ukomm, wéi et gedréckt ass. Et ass näischt ze maachen.</translation>
    </message>
    <message>
        <source>Scanner and computer have different keyboards. Stempel reads the keys, so it does not matter.</source>
        <translation>Scanner a Computer hunn ënnerschiddlech Tastaturen. Stempel liest d’Tasten, dofir mécht et näischt.</translation>
    </message>
    <message>
        <source>Cards are read all the same. For other codes, set it to the US keyboard with the sheet that came with it.</source>
        <translation>Kaarte ginn trotzdeem gelies. Fir aner Coden stellt en mam Blat, dat derbäi war, op d’US-Tastatur.</translation>
    </message>
    <message>
        <source>The scanner reads. To learn about its keyboard, scan the code on this screen.</source>
        <translation>De Scanner liest. Fir seng Tastatur ze prëiwen, scannt de Code um Ecran.</translation>
    </message>
    <message>
        <source>It types like a keyboard.</source>
        <translation>Hie tippt wéi eng Tastatur.</translation>
    </message>
    <message>
        <source>It is on a serial port (USB-COM).</source>
        <translation>Hien hänkt un engem seriellen Uschloss (USB-COM).</translation>
    </message>
    <message>
        <source>It is the camera.</source>
        <translation>Et ass d’Kamera.</translation>
    </message>
    <message>
        <source>It was pasted, not scanned.</source>
        <translation>Den Text gouf agesat, net gescannt.</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Find customer</source>
        <translation>Client sichen</translation>
    </message>
    <message>
        <source>Name, phone, e-mail or card number</source>
        <translation>Numm, Telefon, E-Mail oder Kaartennummer</translation>
    </message>
    <message>
        <source>Type number</source>
        <translation>Nummer antippen</translation>
    </message>
    <message>
        <source>Three letters or digits are enough. A scan works here too.</source>
        <translation>Dräi Buschtawen oder Ziffere ginn duer. E Scan geet hei och.</translation>
    </message>
    <message>
        <source>Nobody is found by that. Try another spelling, or the phone number.</source>
        <translation>Domat gëtt kee fonnt. Probéiert eng aner Schreifweis oder d’Telefonsnummer.</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Who is at the till?</source>
        <translation>Wien ass un der Keess?</translation>
    </message>
    <message>
        <source>A manager&apos;s PIN, please</source>
        <translation>PIN vun engem Responsabel</translation>
    </message>
    <message>
        <source>Nobody has a PIN here yet.</source>
        <translation>Hei huet nach keen e PIN.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Ofbriechen</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Only a manager can open this till now.</source>
        <translation>Ze vill falsch Versich. Nëmmen e Responsabel kann dës Keess elo opmaachen.</translation>
    </message>
    <message>
        <source>To undo an entry of somebody else</source>
        <translation>Fir d’Buchung vun enger anerer Persoun z’annuléieren</translation>
    </message>
    <message>
        <source>To undo an entry after its time</source>
        <translation>Fir eng Buchung no hirer Zäit z’annuléieren</translation>
    </message>
    <message>
        <source>To give a reward that is reserved at another till</source>
        <translation>Fir eng Belounung ze ginn, déi op enger anerer Keess reservéiert ass</translation>
    </message>
    <message>
        <source>To correct a balance</source>
        <translation>Fir e Solde ze korrigéieren</translation>
    </message>
    <message>
        <source>To block a card</source>
        <translation>Fir eng Kaart ze spären</translation>
    </message>
    <message>
        <source>To open the settings</source>
        <translation>Fir d’Astellungen opzemaachen</translation>
    </message>
    <message>
        <source>To change people and PINs</source>
        <translation>Fir d’Personal an d’PIN-Coden z’änneren</translation>
    </message>
    <message>
        <source>To export the history</source>
        <translation>Fir de Verlaf z’exportéieren</translation>
    </message>
    <message>
        <source>To open this till again</source>
        <translation>Fir dës Keess nees opzemaachen</translation>
    </message>
    <message>
        <source>To settle a case</source>
        <translation>Fir e Fall ze erleedegen</translation>
    </message>
</context>
<context>
    <name>StaffFormSide</name>
    <message>
        <source>Please type a name</source>
        <translation>Gitt w.e.g. en Numm an</translation>
    </message>
    <message>
        <source>A PIN has 4 to 8 digits</source>
        <translation>Eng PIN huet 4 bis 8 Zifferen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Numm</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Roll</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Keess</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Responsabel</translation>
    </message>
    <message>
        <source>New PIN, empty to keep the old one</source>
        <translation>Nei PIN, eidel fir déi al ze halen</translation>
    </message>
    <message>
        <source>PIN, 4 to 8 digits</source>
        <translation>PIN, 4 bis 8 Zifferen</translation>
    </message>
    <message>
        <source>It counts here at once, and at the other tills as soon as they hear of it.</source>
        <translation>Et gëllt hei direkt, an op deenen anere Keessen, soubal si dovun héieren.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Späicheren</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Derbäisetzen</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>Ewechhuelen</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Nees ophuelen</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entspären</translation>
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
        <translation>Eng Persoun derbäisetzen</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Responsabel</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Keess</translation>
    </message>
    <message>
        <source>does not work here any more</source>
        <translation>schafft net méi hei</translation>
    </message>
    <message>
        <source>locked until {time}</source>
        <translation>gespaart bis {time}</translation>
    </message>
</context>
<context>
    <name>StampCard</name>
    <message>
        <source>Loyalty Card</source>
        <translation>Treiekaart</translation>
    </message>
    <message>
        <source>Not yet synced. The pass updates when the till is online.</source>
        <translation>Nach net synchroniséiert. D’Wallet-Kaart kënnt no, soubal d’Keess online ass.</translation>
    </message>
</context>
<context>
    <name>StampGrid</name>
    <message numerus="yes">
        <source>{stamps} of %n stamp(s)</source>
        <translation>
            <numerusform>{stamps} / %n Stempel</numerusform>
            <numerusform>{stamps} / %n Stempelen</numerusform>
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
            <numerusform>Offline · %Ln waart</numerusform>
            <numerusform>Offline · %Ln waarden</numerusform>
        </translation>
    </message>
    <message>
        <source>Syncing {done} of {total}</source>
        <translation>Synchroniséiert {done} / {total}</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation>Synchroniséierung</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Clock not trusted</source>
        <translation>Auer onsécher</translation>
    </message>
    <message>
        <source>Reduced protection</source>
        <translation>Reduzéierte Schutz</translation>
    </message>
    <message>
        <source>Disk full</source>
        <translation>Festplack voll</translation>
    </message>
    <message>
        <source>Folder is read-only</source>
        <translation>Dossier nëmme liesbar</translation>
    </message>
    <message>
        <source>Till removed</source>
        <translation>Keess ausgeschloss</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>One stamp less</source>
        <translation>Ee Stempel manner</translation>
    </message>
    <message>
        <source>One stamp more</source>
        <translation>Ee Stempel méi</translation>
    </message>
</context>
<context>
    <name>StoryPanel</name>
    <message>
        <source>{what} for {who}</source>
        <translation>{who}: {what}</translation>
    </message>
    <message>
        <source>Close the story</source>
        <translation>Detailer zoumaachen</translation>
    </message>
    <message>
        <source>Undo with a manager&apos;s PIN</source>
        <translation>Mat engem Responsabel annuléieren</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuléieren</translation>
    </message>
    <message>
        <source>{name} at {till}</source>
        <translation>{name}, {till}</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>nach net</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wéini</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wien</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Kaart</translation>
    </message>
    <message>
        <source>Amount paid</source>
        <translation>Bezuelte Montant</translation>
    </message>
    <message>
        <source>Balance after</source>
        <translation>Solde duerno</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Fräiginn duerch</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>With the server since</source>
        <translation>Beim Server zënter</translation>
    </message>
    <message>
        <source>Pass updated</source>
        <translation>Wallet-Kaart aktualiséiert</translation>
    </message>
    <message>
        <source>Program version</source>
        <translation>Programmversioun</translation>
    </message>
</context>
<context>
    <name>SyncDetailPage</name>
    <message>
        <source>Sync</source>
        <translation>Synchroniséierung</translation>
    </message>
    <message>
        <source>Waiting here</source>
        <translation>Waarden hei</translation>
    </message>
    <message>
        <source>Set aside by the server</source>
        <translation>Vum Server op d’Säit geluecht</translation>
    </message>
    <message>
        <source>For a manager to check</source>
        <translation>Vum Responsabel ze kucken</translation>
    </message>
    <message>
        <source>Server: {name}</source>
        <translation>Server: {name}</translation>
    </message>
    <message>
        <source>This computer has no key store. The keys lie in a file only this user may read.</source>
        <translation>Dëse Computer huet kee Schlësselbond. D’Schlëssele leien an engem Fichier, deen nëmmen dëse Benotzer liesen däerf.</translation>
    </message>
    <message>
        <source>Syncing …</source>
        <translation>Gëtt synchroniséiert&#xa0;…</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Elo synchroniséieren</translation>
    </message>
    <message>
        <source>Never synced yet</source>
        <translation>Nach ni synchroniséiert</translation>
    </message>
    <message>
        <source>Last synced {when}</source>
        <translation>Fir d’lescht synchroniséiert: {when}</translation>
    </message>
    <message numerus="yes">
        <source>Next try in %n second(s)</source>
        <translation>
            <numerusform>Nächste Versuch: nach %n Sekonn</numerusform>
            <numerusform>Nächste Versuch: nach %n Sekonnen</numerusform>
        </translation>
    </message>
    <message>
        <source>What waits is safe on this till and goes out as soon as the server answers.</source>
        <translation>Wat waart, ass op dëser Keess sécher a geet eraus, soubal de Server äntwert.</translation>
    </message>
    <message>
        <source>The oldest is from {when}.</source>
        <translation>Déi eelst Buchung ass vum {when}.</translation>
    </message>
    <message>
        <source>The server cannot be reached. Is the network plugged in?</source>
        <translation>De Server ass net z’erreechen. Ass den Netzwierkkabel ugestach?</translation>
    </message>
    <message>
        <source>The server took too long to answer.</source>
        <translation>De Server huet ze laang gebraucht.</translation>
    </message>
    <message>
        <source>The connection was cut in the middle of an answer.</source>
        <translation>D’Verbindung gouf matzen an enger Äntwert ënnerbrach.</translation>
    </message>
    <message>
        <source>The server does not accept this till. Please call your manager.</source>
        <translation>De Server akzeptéiert dës Keess net. Rufft w.e.g. de Responsabel.</translation>
    </message>
    <message>
        <source>Something else answered in place of the server: perhaps the Wi-Fi asks for a sign-in.</source>
        <translation>Amplaz vum Server huet eppes anescht geäntwert: Vläicht freet de Wi-Fi no enger Umeldung.</translation>
    </message>
    <message>
        <source>The server has a problem of its own.</source>
        <translation>De Server huet selwer e Problem.</translation>
    </message>
    <message>
        <source>This version of Stempel is too old for the server. Please update it.</source>
        <translation>Dës Stempel-Versioun ass ze al fir de Server. Aktualiséiert se w.e.g.</translation>
    </message>
    <message>
        <source>The answer was not signed by our server. Please call your manager.</source>
        <translation>D’Äntwert war net vun eisem Server ënnerschriwwen. Rufft w.e.g. de Responsabel.</translation>
    </message>
    <message>
        <source>The answer could not be stored: is the disk full?</source>
        <translation>D’Äntwert konnt net gespäichert ginn: Ass d’Festplack voll?</translation>
    </message>
</context>
<context>
    <name>TerminalsPage</name>
    <message>
        <source>Tills</source>
        <translation>Keessen</translation>
    </message>
    <message>
        <source>Tills · this one is {name}</source>
        <translation>Keessen · dës ass {name}</translation>
    </message>
    <message>
        <source>Waiting here</source>
        <translation>Waart hei</translation>
    </message>
    <message>
        <source>never</source>
        <translation>ni</translation>
    </message>
    <message>
        <source>Last synced</source>
        <translation>Lescht ofgeglach</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Auer</translation>
    </message>
    <message>
        <source>Other tills</source>
        <translation>Aner Keessen</translation>
    </message>
    <message>
        <source>Last heard from</source>
        <translation>Lescht héieren</translation>
    </message>
    <message>
        <source>This is the only till.</source>
        <translation>Dëst ass déi eenzeg Keess.</translation>
    </message>
    <message>
        <source>What a silent till has recorded is safe there and arrives once it is back.</source>
        <translation>Wat eng stomm Keess gebucht huet, ass do sécher a kënnt un, soubal si zréck ass.</translation>
    </message>
    <message>
        <source>not trusted</source>
        <translation>net verlässlech</translation>
    </message>
    <message>
        <source>not compared yet</source>
        <translation>nach net verglach</translation>
    </message>
    <message>
        <source>right</source>
        <translation>richteg</translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s) off</source>
        <translation>
            <numerusform>%Ln Sekonn derniewent</numerusform>
            <numerusform>%Ln Sekonnen derniewent</numerusform>
        </translation>
    </message>
    <message>
        <source>{when}, silent</source>
        <translation>{when}, stomm</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>The server did not answer</source>
        <translation>De Server huet net geäntwert</translation>
    </message>
    <message>
        <source>Nothing was given, and nothing was lost.</source>
        <translation>Näischt gouf guttgeschriwwen, an näischt ass verluer.</translation>
    </message>
    <message>
        <source>Try again, or ask a manager.</source>
        <translation>Probéiert nach eng Kéier oder frot e Responsabel.</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Eppes ass schif gaangen</translation>
    </message>
    <message>
        <source>Try again. If it happens again, restart Stempel.</source>
        <translation>Probéiert nach eng Kéier. Geschitt et erëm, da start Stempel nei.</translation>
    </message>
    <message>
        <source>Stempel cannot save</source>
        <translation>Stempel kann net späicheren</translation>
    </message>
    <message>
        <source>It may not write to its folder. Call whoever set up this computer.</source>
        <translation>Et däerf net a säin Dossier schreiwen. Rufft deen, deen dëse Computer ageriicht huet.</translation>
    </message>
    <message>
        <source>Restart Stempel. It keeps a second copy.</source>
        <translation>Start Stempel nei. Et huet eng zweet Kopie.</translation>
    </message>
    <message>
        <source>This version of Stempel is too old</source>
        <translation>Dës Stempel-Versioun ass ze al</translation>
    </message>
    <message>
        <source>A newer version wrote the data. Please update Stempel.</source>
        <translation>Eng méi nei Versioun huet d’Donnéeë geschriwwen. Aktualiséiert w.e.g. Stempel.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>D’Festplack ass voll</translation>
    </message>
    <message>
        <source>Free some space on this computer, then scan again.</source>
        <translation>Maacht Plaz op dësem Computer a scannt nach eng Kéier.</translation>
    </message>
    <message>
        <source>The data is in use</source>
        <translation>D’Donnéeë gi scho benotzt</translation>
    </message>
    <message>
        <source>Close the other Stempel window, then scan again.</source>
        <translation>Maacht déi aner Stempel-Fënster zou a scannt nach eng Kéier.</translation>
    </message>
    <message>
        <source>The data is damaged</source>
        <translation>D’Donnéeë si beschiedegt</translation>
    </message>
</context>
<context>
    <name>TypeNumberPage</name>
    <message>
        <source>Type the card number</source>
        <translation>Kaartennummer antippen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Läschen</translation>
    </message>
    <message>
        <source>Open the card</source>
        <translation>Kaart opmaachen</translation>
    </message>
    <message>
        <source>Nine letters, printed under the code on the card</source>
        <translation>Néng Buschtawen, gedréckt ënnert dem Code vun der Kaart</translation>
    </message>
    <message>
        <source>One letter is wrong. Please compare it with the card.</source>
        <translation>Ee Buschtaf stëmmt net. Vergläicht w.e.g. mat der Kaart.</translation>
    </message>
    <message>
        <source>This till does not know that card. Scan it, or try again online.</source>
        <translation>Dës Keess kennt déi Kaart net. Scannt se oder probéiert online nach eng Kéier.</translation>
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
        <translation>Fortschrëtt</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>Asking the server</source>
        <translation>De Server gëtt gefrot</translation>
    </message>
    <message>
        <source>Receiving the shop&apos;s cards</source>
        <translation>D’Kaarte vum Geschäft kommen un</translation>
    </message>
    <message>
        <source>Storing them safely</source>
        <translation>Si gi sécher gespäichert</translation>
    </message>
</context>
</TS>
