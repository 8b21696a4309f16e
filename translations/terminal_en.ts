<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Banners</name>
    <message>
        <source>The computer&apos;s clock jumped. You can go on; stamps are checked later. Please set the clock.</source>
        <translation>The computer’s clock jumped. You can go on; stamps are checked later. Please set the clock.</translation>
    </message>
    <message>
        <source>The disk is full. Nothing new can be given until there is room again. Nothing is lost.</source>
        <translation>The disk is full. Nothing new can be given until there is room again. Nothing is lost.</translation>
    </message>
    <message>
        <source>Stempel may not write to its folder. Nothing new can be given. Please call your manager.</source>
        <translation>Stempel may not write to its folder. Nothing new can be given. Please call your manager.</translation>
    </message>
    <message>
        <source>The shop has removed this till. What it recorded is kept. Please call your manager.</source>
        <translation>The shop has removed this till. What it recorded is kept. Please call your manager.</translation>
    </message>
    <message>
        <source>Practice: nothing you do here is recorded.</source>
        <translation>Practice: nothing you do here is recorded.</translation>
    </message>
</context>
<context>
    <name>CardPage</name>
    <message>
        <source>Card</source>
        <translation>Card</translation>
    </message>
</context>
<context>
    <name>CardSide</name>
    <message>
        <source>Back to scanning</source>
        <translation>Back to scanning</translation>
    </message>
    <message numerus="yes">
        <source>point(s)</source>
        <comment>the word alone</comment>
        <translation>
            <numerusform>point</numerusform>
            <numerusform>points</numerusform>
        </translation>
    </message>
    <message>
        <source>The last change is not yet synced.</source>
        <translation>The last change is not yet synced.</translation>
    </message>
    <message>
        <source>Give {reward}</source>
        <translation>Give {reward}</translation>
    </message>
    <message>
        <source>since {month}</source>
        <translation>since {month}</translation>
    </message>
    <message>
        <source>Stamps</source>
        <translation>Stamps</translation>
    </message>
    <message>
        <source>{stamps} of {target}</source>
        <translation>{stamps} of {target}</translation>
    </message>
    <message>
        <source>Rewards for points</source>
        <translation>Rewards for points</translation>
    </message>
</context>
<context>
    <name>CardWords</name>
    <message>
        <source>blocked</source>
        <translation>blocked</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>replaced</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>erased</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stamp(s)</source>
        <translation>
            <numerusform>%Ln stamp</numerusform>
            <numerusform>%Ln stamps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln point(s)</source>
        <translation>
            <numerusform>%Ln point</numerusform>
            <numerusform>%Ln points</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CareSide</name>
    <message>
        <source>Serve this customer</source>
        <translation>Serve this customer</translation>
    </message>
    <message>
        <source>History of this card</source>
        <translation>History of this card</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>With a manager&apos;s PIN</source>
        <translation>With a manager&apos;s PIN</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>Do it</translation>
    </message>
    <message>
        <source>Unblock the card</source>
        <translation>Unblock the card</translation>
    </message>
    <message>
        <source>The card can be used again at once.</source>
        <translation>The card can be used again at once.</translation>
    </message>
    <message>
        <source>Everything moves to the printed card {number}.</source>
        <translation>Everything moves to the printed card {number}.</translation>
    </message>
    <message>
        <source>Stamps, like 3 or -1</source>
        <translation>Stamps, like 3 or -1</translation>
    </message>
    <message>
        <source>Points, like 50 or -20</source>
        <translation>Points, like 50 or -20</translation>
    </message>
    <message>
        <source>Where from (optional)</source>
        <translation>Where from (optional)</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Correct the balance</source>
        <translation>Correct the balance</translation>
    </message>
    <message>
        <source>Opening balance</source>
        <translation>Opening balance</translation>
    </message>
    <message>
        <source>Block the card</source>
        <translation>Block the card</translation>
    </message>
    <message>
        <source>Replace the card</source>
        <translation>Replace the card</translation>
    </message>
    <message>
        <source>What is added or taken away stands in the history with its reason.</source>
        <translation>What is added or taken away stands in the history with its reason.</translation>
    </message>
    <message>
        <source>What the customer brings from a paper card or another program.</source>
        <translation>What the customer brings from a paper card or another program.</translation>
    </message>
    <message>
        <source>Nothing is given or redeemed until it is unblocked. The balance stays.</source>
        <translation>Nothing is given or redeemed until it is unblocked. The balance stays.</translation>
    </message>
    <message>
        <source>Everything moves to a new card. To use a printed one, scan it now.</source>
        <translation>Everything moves to a new card. To use a printed one, scan it now.</translation>
    </message>
    <message>
        <source>Please type a number, like 3</source>
        <translation>Please type a number, like 3</translation>
    </message>
    <message>
        <source>Please type a number, like 50</source>
        <translation>Please type a number, like 50</translation>
    </message>
    <message>
        <source>Please say why</source>
        <translation>Please say why</translation>
    </message>
</context>
<context>
    <name>CaseSide</name>
    <message>
        <source>A manager&apos;s PIN will be asked for.</source>
        <translation>A manager&apos;s PIN will be asked for.</translation>
    </message>
    <message>
        <source>The decision is noted under your name and cannot be taken back.</source>
        <translation>The decision is noted under your name and cannot be taken back.</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>Against</translation>
    </message>
</context>
<context>
    <name>CaseWords</name>
    <message>
        <source>More was taken than was there</source>
        <translation>More was taken than was there</translation>
    </message>
    <message>
        <source>Two stamps too soon</source>
        <translation>Two stamps too soon</translation>
    </message>
    <message>
        <source>Too many stamps in a day</source>
        <translation>Too many stamps in a day</translation>
    </message>
    <message>
        <source>Undone after it was spent</source>
        <translation>Undone after it was spent</translation>
    </message>
    <message>
        <source>Undone twice</source>
        <translation>Undone twice</translation>
    </message>
    <message>
        <source>An undo that does not fit</source>
        <translation>An undo that does not fit</translation>
    </message>
    <message>
        <source>Amounts that do not fit</source>
        <translation>Amounts that do not fit</translation>
    </message>
    <message>
        <source>Not part of the program</source>
        <translation>Not part of the program</translation>
    </message>
    <message>
        <source>The card was not in use</source>
        <translation>The card was not in use</translation>
    </message>
    <message>
        <source>Given by a manager&apos;s PIN</source>
        <translation>Given by a manager&apos;s PIN</translation>
    </message>
    <message>
        <source>The clock was not trusted</source>
        <translation>The clock was not trusted</translation>
    </message>
    <message>
        <source>Under rules long replaced</source>
        <translation>Under rules long replaced</translation>
    </message>
    <message>
        <source>From a till that was removed</source>
        <translation>From a till that was removed</translation>
    </message>
    <message>
        <source>A till&apos;s record exists twice</source>
        <translation>A till&apos;s record exists twice</translation>
    </message>
    <message>
        <source>A till was given up for lost</source>
        <translation>A till was given up for lost</translation>
    </message>
    <message>
        <source>Forgive</source>
        <translation>Forgive</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>Block the card</source>
        <translation>Block the card</translation>
    </message>
</context>
<context>
    <name>CodeStep</name>
    <message>
        <source>Pair this till</source>
        <translation>Pair this till</translation>
    </message>
    <message>
        <source>Ask a manager for the pairing code. Scan it here, or type it.</source>
        <translation>Ask a manager for the pairing code. Scan it here, or type it.</translation>
    </message>
    <message>
        <source>Server address</source>
        <translation>Server address</translation>
    </message>
    <message>
        <source>Pairing code</source>
        <translation>Pairing code</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>Pair</translation>
    </message>
    <message>
        <source>Tries left: {count}</source>
        <translation>Tries left: {count}</translation>
    </message>
    <message>
        <source>That is not a pairing code. Please scan the one from your manager.</source>
        <translation>That is not a pairing code. Please scan the one from your manager.</translation>
    </message>
    <message>
        <source>This code is too old. Please ask for a new one.</source>
        <translation>This code is too old. Please ask for a new one.</translation>
    </message>
    <message>
        <source>This code was already used. Please ask for a new one.</source>
        <translation>This code was already used. Please ask for a new one.</translation>
    </message>
    <message>
        <source>Too many wrong codes. Please ask for a new one.</source>
        <translation>Too many wrong codes. Please ask for a new one.</translation>
    </message>
    <message>
        <source>This server did not make the code. Please stop and call your manager.</source>
        <translation>This server did not make the code. Please stop and call your manager.</translation>
    </message>
    <message>
        <source>The connection was cut. Nothing is lost: please press Pair again.</source>
        <translation>The connection was cut. Nothing is lost: please press Pair again.</translation>
    </message>
    <message>
        <source>Stempel may not write to its folder. Please ask whoever set up this computer.</source>
        <translation>Stempel may not write to its folder. Please ask whoever set up this computer.</translation>
    </message>
    <message>
        <source>This code is not right.</source>
        <translation>This code is not right.</translation>
    </message>
    <message>
        <source>This is not the address of a server. It looks like https://shop.example</source>
        <translation>This is not the address of a server. It looks like https://shop.example</translation>
    </message>
    <message>
        <source>The server cannot be reached. Please check the network and the address.</source>
        <translation>The server cannot be reached. Please check the network and the address.</translation>
    </message>
    <message>
        <source>Something answered there, but it is not a Stempel server.</source>
        <translation>Something answered there, but it is not a Stempel server.</translation>
    </message>
    <message>
        <source>The server has a problem of its own. Please try again in a minute.</source>
        <translation>The server has a problem of its own. Please try again in a minute.</translation>
    </message>
    <message>
        <source>This version of Stempel is too old for the server. Please update it.</source>
        <translation>This version of Stempel is too old for the server. Please update it.</translation>
    </message>
    <message>
        <source>The disk is full. Please make room, then press Pair again.</source>
        <translation>The disk is full. Please make room, then press Pair again.</translation>
    </message>
</context>
<context>
    <name>CustomerDisplay</name>
    <message>
        <source>For the customer</source>
        <translation>For the customer</translation>
    </message>
    <message>
        <source>A code for the customer&apos;s phone</source>
        <translation>A code for the customer&apos;s phone</translation>
    </message>
    <message>
        <source>Your card, please</source>
        <translation>Your card, please</translation>
    </message>
    <message>
        <source>Hello, {name}</source>
        <translation>Hello, {name}</translation>
    </message>
    <message>
        <source>Your card</source>
        <translation>Your card</translation>
    </message>
    <message>
        <source>Thank you!</source>
        <translation>Thank you!</translation>
    </message>
    <message>
        <source>Welcome, {name}</source>
        <translation>Welcome, {name}</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Welcome</translation>
    </message>
    <message>
        <source>No card yet? Scan this with your phone.</source>
        <translation>No card yet? Scan this with your phone.</translation>
    </message>
    <message>
        <source>Your reward</source>
        <translation>Your reward</translation>
    </message>
    <message>
        <source>This code is your card. Take a picture of it.</source>
        <translation>This code is your card. Take a picture of it.</translation>
    </message>
    <message numerus="yes">
        <source>{count} point(s) on your card</source>
        <translation>
            <numerusform>{count} point on your card</numerusform>
            <numerusform>{count} points on your card</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CustomerPage</name>
    <message>
        <source>Customer&apos;s card</source>
        <translation>Customer’s card</translation>
    </message>
</context>
<context>
    <name>DoneStep</name>
    <message>
        <source>This till is ready</source>
        <translation>This till is ready</translation>
    </message>
    <message>
        <source>{till} at {shop}, {count}</source>
        <translation>{till} at {shop}, {count}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln card(s)</source>
        <translation>
            <numerusform>%Ln card</numerusform>
            <numerusform>%Ln cards</numerusform>
        </translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
</context>
<context>
    <name>EnrolPage</name>
    <message>
        <source>New customer</source>
        <translation>New customer</translation>
    </message>
    <message>
        <source>New card</source>
        <translation>New card</translation>
    </message>
</context>
<context>
    <name>EntryDelegate</name>
    <message>
        <source>waiting</source>
        <translation>waiting</translation>
    </message>
</context>
<context>
    <name>EntryLines</name>
    <message>
        <source>waiting</source>
        <translation>waiting</translation>
    </message>
</context>
<context>
    <name>EntryWords</name>
    <message>
        <source>Undo: {what}</source>
        <translation>Undo: {what}</translation>
    </message>
    <message numerus="yes">
        <source>{count} stamp(s)</source>
        <translation>
            <numerusform>{count} stamp</numerusform>
            <numerusform>{count} stamps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} point(s)</source>
        <translation>
            <numerusform>{count} point</numerusform>
            <numerusform>{count} points</numerusform>
        </translation>
    </message>
    <message>
        <source>New card</source>
        <translation>New card</translation>
    </message>
    <message>
        <source>Card blocked</source>
        <translation>Card blocked</translation>
    </message>
    <message>
        <source>Card unblocked</source>
        <translation>Card unblocked</translation>
    </message>
    <message>
        <source>Card replaced</source>
        <translation>Card replaced</translation>
    </message>
    <message>
        <source>Reservation</source>
        <translation>Reservation</translation>
    </message>
    <message>
        <source>Adjusted</source>
        <translation>Adjusted</translation>
    </message>
    <message>
        <source>Opening balance</source>
        <translation>Opening balance</translation>
    </message>
</context>
<context>
    <name>ExportPage</name>
    <message>
        <source>Export the history</source>
        <translation>Export the history</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Reading&#xa0;…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) will be exported</source>
        <translation>
            <numerusform>%Ln row will be exported</numerusform>
            <numerusform>%Ln rows will be exported</numerusform>
        </translation>
    </message>
    <message>
        <source>{done} of {all} rows</source>
        <translation>{done} of {all} rows</translation>
    </message>
    <message>
        <source>The file is ready</source>
        <translation>The file is ready</translation>
    </message>
    <message>
        <source>The file could not be written</source>
        <translation>The file could not be written</translation>
    </message>
    <message>
        <source>Make room on this computer, or ask whoever set it up. Try again.</source>
        <translation>Make room on this computer, or ask whoever set it up. Try again.</translation>
    </message>
    <message>
        <source>The counter goes on meanwhile.</source>
        <translation>The counter goes on meanwhile.</translation>
    </message>
    <message>
        <source>Exactly what the history shows. A manager&apos;s PIN will be asked for.</source>
        <translation>Exactly what the history shows. A manager&apos;s PIN will be asked for.</translation>
    </message>
    <message>
        <source>Exactly what the history shows.</source>
        <translation>Exactly what the history shows.</translation>
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
        <translation>Time</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Stamps</source>
        <translation>Stamps</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>Stamps after</source>
        <translation>Stamps after</translation>
    </message>
    <message>
        <source>Points after</source>
        <translation>Points after</translation>
    </message>
    <message>
        <source>Reward</source>
        <translation>Reward</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>New card</source>
        <translation>New card</translation>
    </message>
    <message>
        <source>Stamps given</source>
        <translation>Stamps given</translation>
    </message>
    <message>
        <source>Points given</source>
        <translation>Points given</translation>
    </message>
    <message>
        <source>Reward for stamps</source>
        <translation>Reward for stamps</translation>
    </message>
    <message>
        <source>Reward for points</source>
        <translation>Reward for points</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Corrected</translation>
    </message>
    <message>
        <source>Opening balance</source>
        <translation>Opening balance</translation>
    </message>
    <message>
        <source>Card blocked</source>
        <translation>Card blocked</translation>
    </message>
    <message>
        <source>Card unblocked</source>
        <translation>Card unblocked</translation>
    </message>
    <message>
        <source>Card replaced</source>
        <translation>Card replaced</translation>
    </message>
    <message>
        <source>Reservation</source>
        <translation>Reservation</translation>
    </message>
    <message>
        <source>Reservation released</source>
        <translation>Reservation released</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>synced</source>
        <translation>synced</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>set aside</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>undone</translation>
    </message>
</context>
<context>
    <name>FactsSide</name>
    <message>
        <source>Phone</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>Birthday</translation>
    </message>
    <message>
        <source>Customer since</source>
        <translation>Customer since</translation>
    </message>
    <message>
        <source>{stamps} of {target} stamps</source>
        <translation>{stamps} of {target} stamps</translation>
    </message>
    <message numerus="yes">
        <source>%Ln point(s)</source>
        <translation>
            <numerusform>%Ln point</numerusform>
            <numerusform>%Ln points</numerusform>
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
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Birthday, like 28.2.1990</source>
        <translation>Birthday, like 28.2.1990</translation>
    </message>
    <message>
        <source>The card speaks</source>
        <translation>The card speaks</translation>
    </message>
    <message>
        <source>Make the card</source>
        <translation>Make the card</translation>
    </message>
    <message>
        <source>The printed card {number} will be used.</source>
        <translation>The printed card {number} will be used.</translation>
    </message>
    <message>
        <source>There are no blank cards left here: scan a printed one.</source>
        <translation>There are no blank cards left here: scan a printed one.</translation>
    </message>
    <message>
        <source>Everything is optional. To use a printed card, scan it now.</source>
        <translation>Everything is optional. To use a printed card, scan it now.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln blank card(s) in stock.</source>
        <translation>
            <numerusform>%Ln blank card in stock.</numerusform>
            <numerusform>%Ln blank cards in stock.</numerusform>
        </translation>
    </message>
    <message>
        <source>This name is too long</source>
        <translation>This name is too long</translation>
    </message>
    <message>
        <source>This is no e-mail address</source>
        <translation>This is no e-mail address</translation>
    </message>
    <message>
        <source>This is no phone number</source>
        <translation>This is no phone number</translation>
    </message>
    <message>
        <source>Please write it like 28.2.1990</source>
        <translation>Please write it like 28.2.1990</translation>
    </message>
</context>
<context>
    <name>GiveSide</name>
    <message>
        <source>Amount paid</source>
        <translation>Amount paid</translation>
    </message>
    <message>
        <source>Stamps to give</source>
        <translation>Stamps to give</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>Give</translation>
    </message>
    <message numerus="yes">
        <source>%Ln point(s)</source>
        <translation>
            <numerusform>%Ln point</numerusform>
            <numerusform>%Ln points</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stamp(s)</source>
        <translation>
            <numerusform>%Ln stamp</numerusform>
            <numerusform>%Ln stamps</numerusform>
        </translation>
    </message>
    <message>
        <source>Give {what}</source>
        <translation>Give {what}</translation>
    </message>
    <message>
        <source>Gives no point yet</source>
        <translation>Gives no point yet</translation>
    </message>
    <message>
        <source>Too large: please check</source>
        <translation>Too large: please check</translation>
    </message>
    <message>
        <source>Next stamp at {time}</source>
        <translation>Next stamp at {time}</translation>
    </message>
    <message>
        <source>No stamp yet</source>
        <translation>No stamp yet</translation>
    </message>
    <message>
        <source>No more stamps today</source>
        <translation>No more stamps today</translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>Open the sync detail</source>
        <translation>Open the sync detail</translation>
    </message>
    <message>
        <source>Language: {name}</source>
        <translation>Language: {name}</translation>
    </message>
    <message>
        <source>{name} · manager</source>
        <translation>{name} · manager</translation>
    </message>
    <message>
        <source>Change the person at the till</source>
        <translation>Change the person at the till</translation>
    </message>
    <message>
        <source>Scanner: check the cable</source>
        <translation>Scanner: check the cable</translation>
    </message>
    <message>
        <source>Camera: check the cable</source>
        <translation>Camera: check the cable</translation>
    </message>
    <message>
        <source>Sound: check the speaker</source>
        <translation>Sound: check the speaker</translation>
    </message>
    <message>
        <source>Printer: check the paper</source>
        <translation>Printer: check the paper</translation>
    </message>
</context>
<context>
    <name>HistoryFilters</name>
    <message>
        <source>Period</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Everybody</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>All tills</source>
        <translation>All tills</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Everything</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Given</translation>
    </message>
    <message>
        <source>Rewards</source>
        <translation>Rewards</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Corrected</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Cards</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>Any state</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>With a case</source>
        <translation>With a case</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>Reading …</source>
        <translation>Reading&#xa0;…</translation>
    </message>
    <message>
        <source>History</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Entries, newest first</source>
        <translation>Entries, newest first</translation>
    </message>
    <message>
        <source>Nothing like that happened.</source>
        <translation>Nothing like that happened.</translation>
    </message>
    <message>
        <source>Card {number}</source>
        <translation>Card {number}</translation>
    </message>
    <message>
        <source>the newest {count}</source>
        <translation>the newest {count}</translation>
    </message>
    <message>
        <source>Stamps</source>
        <translation>Stamps</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>Rewards given</source>
        <translation>Rewards given</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Waiting for the server</translation>
    </message>
</context>
<context>
    <name>HistoryTable</name>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Balance</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>synced</source>
        <translation>synced</translation>
    </message>
    <message>
        <source>synced, pass updated</source>
        <translation>synced, pass updated</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>undone</translation>
    </message>
    <message>
        <source>case open</source>
        <translation>case open</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>set aside</translation>
    </message>
    <message>
        <source>{stamps} of {target}</source>
        <translation>{stamps} of {target}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln point(s)</source>
        <translation>
            <numerusform>%Ln point</numerusform>
            <numerusform>%Ln points</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InboxPage</name>
    <message>
        <source>For a person to look at</source>
        <translation>For a person to look at</translation>
    </message>
    <message>
        <source>The server keeps these aside, and lost nothing. Tell whoever runs it.</source>
        <translation>The server keeps these aside, and lost nothing. Tell whoever runs it.</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Reading&#xa0;…</translation>
    </message>
    <message>
        <source>Nothing waits for a person.</source>
        <translation>Nothing waits for a person.</translation>
    </message>
    <message>
        <source>A note</source>
        <translation>A note</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Set aside</translation>
    </message>
</context>
<context>
    <name>MenuPage</name>
    <message>
        <source>History</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>To look at</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Preferences</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Connection</translation>
    </message>
    <message>
        <source>Scanner test</source>
        <translation>Scanner test</translation>
    </message>
    <message>
        <source>Cards and poster</source>
        <translation>Cards and poster</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>Tills</source>
        <translation>Tills</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
</context>
<context>
    <name>NewCardSide</name>
    <message>
        <source>The code of the new card</source>
        <translation>The code of the new card</translation>
    </message>
    <message>
        <source>Welcome, {name}</source>
        <translation>Welcome, {name}</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Welcome</translation>
    </message>
    <message>
        <source>The new card</source>
        <translation>The new card</translation>
    </message>
    <message>
        <source>This code is the card. The customer can take a picture of it now.</source>
        <translation>This code is the card. The customer can take a picture of it now.</translation>
    </message>
    <message>
        <source>Give the first stamp</source>
        <translation>Give the first stamp</translation>
    </message>
    <message>
        <source>Open the card</source>
        <translation>Open the card</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>NumberPad</name>
    <message>
        <source>Delete the last digit</source>
        <translation>Delete the last digit</translation>
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
        <translation>Typed: {letters}</translation>
    </message>
</context>
<context>
    <name>PageTop</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>PairingPage</name>
    <message>
        <source>Set up this till</source>
        <translation>Set up this till</translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>Your loyalty card, in one minute</source>
        <translation>Your loyalty card, in one minute</translation>
    </message>
    <message>
        <source>Scan this with your phone&apos;s camera</source>
        <translation>Scan this with your phone&apos;s camera</translation>
    </message>
    <message>
        <source>Please show this card at the counter.</source>
        <translation>Please show this card at the counter.</translation>
    </message>
</context>
<context>
    <name>PeriodWords</name>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Yesterday</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 days</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 days</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Always</translation>
    </message>
</context>
<context>
    <name>PersonTile</name>
    <message>
        <source>locked until {time}</source>
        <translation>locked until {time}</translation>
    </message>
    <message>
        <source>manager</source>
        <translation>manager</translation>
    </message>
</context>
<context>
    <name>PinDots</name>
    <message numerus="yes">
        <source>%n digit(s) typed</source>
        <translation>
            <numerusform>%n digit typed</numerusform>
            <numerusform>%n digits typed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinSide</name>
    <message>
        <source>Tap your name</source>
        <translation>Tap your name</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>Checking&#xa0;…</translation>
    </message>
    <message>
        <source>PIN of {name}</source>
        <translation>PIN of {name}</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Locked until {time}.</source>
        <translation>Too many wrong PINs. Locked until {time}.</translation>
    </message>
    <message>
        <source>Wrong PIN. Tries left: {count}</source>
        <translation>Wrong PIN. Tries left: {count}</translation>
    </message>
</context>
<context>
    <name>PreferencesPage</name>
    <message>
        <source>Preferences</source>
        <translation>Preferences</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>Size of letters</source>
        <translation>Size of letters</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Loudness</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Motion</translation>
    </message>
    <message>
        <source>Lock after so long without a hand on it (a manager&apos;s choice)</source>
        <translation>Lock after so long without a hand on it (a manager&apos;s choice)</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Silent</translation>
    </message>
    <message>
        <source>Moves</source>
        <translation>Moves</translation>
    </message>
    <message>
        <source>Stands still</source>
        <translation>Stands still</translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s)</source>
        <translation>
            <numerusform>%Ln second</numerusform>
            <numerusform>%Ln seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln minute</numerusform>
            <numerusform>%Ln minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>Like the computer</source>
        <translation>Like the computer</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>High contrast</translation>
    </message>
</context>
<context>
    <name>PrintingPage</name>
    <message>
        <source>Cards and poster</source>
        <translation>Cards and poster</translation>
    </message>
    <message>
        <source>A sheet of ten cards</source>
        <translation>A sheet of ten cards</translation>
    </message>
    <message>
        <source>The poster</source>
        <translation>The poster</translation>
    </message>
    <message>
        <source>Saved as {file}</source>
        <translation>Saved as {file}</translation>
    </message>
    <message>
        <source>Every sheet has new cards. Print each file once, on card board if you can.</source>
        <translation>Every sheet has new cards. Print each file once, on card board if you can.</translation>
    </message>
</context>
<context>
    <name>ProtectionStep</name>
    <message>
        <source>No key store on this computer</source>
        <translation>No key store on this computer</translation>
    </message>
    <message>
        <source>Stempel keeps its keys in the computer&apos;s key store, and found none. It can keep them in a file that only this user may read. Whoever copies that file can act as this till.</source>
        <translation>Stempel keeps its keys in the computer’s key store, and found none. It can keep them in a file that only this user may read. Whoever copies that file can act as this till.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Go on with reduced protection</source>
        <translation>Go on with reduced protection</translation>
    </message>
</context>
<context>
    <name>QuestionPage</name>
    <message>
        <source>Was it handed out?</source>
        <translation>Was it handed out?</translation>
    </message>
    <message>
        <source>Last action before the restart</source>
        <translation>Last action before the restart</translation>
    </message>
    <message>
        <source>{what} for {who}</source>
        <translation>{what} for {who}</translation>
    </message>
    <message>
        <source>at {time}</source>
        <translation>at {time}</translation>
    </message>
    <message>
        <source>Yes, handed out</source>
        <translation>Yes, handed out</translation>
    </message>
    <message>
        <source>No, undo it</source>
        <translation>No, undo it</translation>
    </message>
</context>
<context>
    <name>RedeemPage</name>
    <message>
        <source>Give {reward}?</source>
        <translation>Give {reward}?</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>Recording …</source>
        <translation>Recording&#xa0;…</translation>
    </message>
    <message>
        <source>Give it</source>
        <translation>Give it</translation>
    </message>
    <message numerus="yes">
        <source>It costs %Ln stamp(s).</source>
        <translation>
            <numerusform>It costs %Ln stamp.</numerusform>
            <numerusform>It costs %Ln stamps.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It costs %Ln point(s).</source>
        <translation>
            <numerusform>It costs %Ln point.</numerusform>
            <numerusform>It costs %Ln points.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stamp(s) stay on the card.</source>
        <translation>
            <numerusform>%Ln stamp stays on the card.</numerusform>
            <numerusform>%Ln stamps stay on the card.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln point(s) stay on the card.</source>
        <translation>
            <numerusform>%Ln point stays on the card.</numerusform>
            <numerusform>%Ln points stay on the card.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>Not a loyalty card</source>
        <translation>Not a loyalty card</translation>
    </message>
    <message>
        <source>Ask for the QR code on the loyalty card, and scan that.</source>
        <translation>Ask for the QR code on the loyalty card, and scan that.</translation>
    </message>
    <message>
        <source>Scan it again</source>
        <translation>Scan it again</translation>
    </message>
    <message>
        <source>Only part of the code arrived. Hold the card still.</source>
        <translation>Only part of the code arrived. Hold the card still.</translation>
    </message>
    <message>
        <source>This code is not genuine</source>
        <translation>This code is not genuine</translation>
    </message>
    <message>
        <source>The card exists, but this shop never made this code.</source>
        <translation>The card exists, but this shop never made this code.</translation>
    </message>
    <message>
        <source>Ask the customer to open the card in their wallet.</source>
        <translation>Ask the customer to open the card in their wallet.</translation>
    </message>
    <message>
        <source>This code is too old</source>
        <translation>This code is too old</translation>
    </message>
    <message>
        <source>Ask the customer to open the card again, then scan.</source>
        <translation>Ask the customer to open the card again, then scan.</translation>
    </message>
    <message>
        <source>Not a card of this shop</source>
        <translation>Not a card of this shop</translation>
    </message>
    <message>
        <source>It belongs to another shop, or the code is not genuine.</source>
        <translation>It belongs to another shop, or the code is not genuine.</translation>
    </message>
    <message>
        <source>Ask for the card of this shop.</source>
        <translation>Ask for the card of this shop.</translation>
    </message>
    <message>
        <source>Check the number</source>
        <translation>Check the number</translation>
    </message>
    <message>
        <source>One of the letters is not right. Compare them again.</source>
        <translation>One of the letters is not right. Compare them again.</translation>
    </message>
    <message>
        <source>Card not known here</source>
        <translation>Card not known here</translation>
    </message>
    <message>
        <source>A new card may need a moment. Scan its QR code.</source>
        <translation>A new card may need a moment. Scan its QR code.</translation>
    </message>
    <message>
        <source>Blocked since {time}.</source>
        <translation>Blocked since {time}.</translation>
    </message>
    <message>
        <source>It was blocked by the shop.</source>
        <translation>It was blocked by the shop.</translation>
    </message>
    <message>
        <source>This card is blocked</source>
        <translation>This card is blocked</translation>
    </message>
    <message>
        <source>This card was replaced</source>
        <translation>This card was replaced</translation>
    </message>
    <message>
        <source>This card no longer exists</source>
        <translation>This card no longer exists</translation>
    </message>
    <message>
        <source>The customer asked to be forgotten. Offer a new card.</source>
        <translation>The customer asked to be forgotten. Offer a new card.</translation>
    </message>
    <message>
        <source>No stamps here</source>
        <translation>No stamps here</translation>
    </message>
    <message>
        <source>No points here</source>
        <translation>No points here</translation>
    </message>
    <message>
        <source>The number is complete, but this till knows no such card.</source>
        <translation>The number is complete, but this till knows no such card.</translation>
    </message>
    <message numerus="yes">
        <source>At most %n reward(s) a day at this till.</source>
        <translation>
            <numerusform>At most %n reward a day at this till.</numerusform>
            <numerusform>At most %n rewards a day at this till.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n reward(s) a day on one card.</source>
        <translation>
            <numerusform>At most %n reward a day on one card.</numerusform>
            <numerusform>At most %n rewards a day on one card.</numerusform>
        </translation>
    </message>
    <message>
        <source>No more rewards today</source>
        <translation>No more rewards today</translation>
    </message>
    <message>
        <source>{person} has decided about it.</source>
        <translation>{person} has decided about it.</translation>
    </message>
    <message>
        <source>It was explained or decided elsewhere.</source>
        <translation>It was explained or decided elsewhere.</translation>
    </message>
    <message>
        <source>Already settled</source>
        <translation>Already settled</translation>
    </message>
    <message>
        <source>No card to take from</source>
        <translation>No card to take from</translation>
    </message>
    <message>
        <source>This one is about a till. It can only be forgiven.</source>
        <translation>This one is about a till. It can only be forgiven.</translation>
    </message>
    <message>
        <source>Nobody of this name</source>
        <translation>Nobody of this name</translation>
    </message>
    <message>
        <source>The list of staff has changed. Open it again.</source>
        <translation>The list of staff has changed. Open it again.</translation>
    </message>
    <message>
        <source>The only manager</source>
        <translation>The only manager</translation>
    </message>
    <message>
        <source>Make somebody else a manager first.</source>
        <translation>Make somebody else a manager first.</translation>
    </message>
    <message>
        <source>A manager can unblock it.</source>
        <translation>A manager can unblock it.</translation>
    </message>
    <message>
        <source>All it held is on the new card. Scan that one.</source>
        <translation>All it held is on the new card. Scan that one.</translation>
    </message>
    <message>
        <source>This card is somebody&apos;s already</source>
        <translation>This card is somebody&apos;s already</translation>
    </message>
    <message>
        <source>Take a card that was never given out, and scan that.</source>
        <translation>Take a card that was never given out, and scan that.</translation>
    </message>
    <message>
        <source>No blank cards left</source>
        <translation>No blank cards left</translation>
    </message>
    <message>
        <source>Scan a printed blank card instead.</source>
        <translation>Scan a printed blank card instead.</translation>
    </message>
    <message>
        <source>New ones arrive with the next connection to the server.</source>
        <translation>New ones arrive with the next connection to the server.</translation>
    </message>
    <message>
        <source>The loyalty program is off</source>
        <translation>The loyalty program is off</translation>
    </message>
    <message>
        <source>The shop has not switched it on, or has switched it off.</source>
        <translation>The shop has not switched it on, or has switched it off.</translation>
    </message>
    <message>
        <source>This loyalty program counts points only.</source>
        <translation>This loyalty program counts points only.</translation>
    </message>
    <message>
        <source>This loyalty program counts stamps only.</source>
        <translation>This loyalty program counts stamps only.</translation>
    </message>
    <message>
        <source>This reward is gone</source>
        <translation>This reward is gone</translation>
    </message>
    <message>
        <source>The shop has changed its rewards. Choose another one.</source>
        <translation>The shop has changed its rewards. Choose another one.</translation>
    </message>
    <message>
        <source>Between 1 and {most} at once.</source>
        <translation>Between 1 and {most} at once.</translation>
    </message>
    <message>
        <source>Not that many</source>
        <translation>Not that many</translation>
    </message>
    <message>
        <source>Enter what was paid: more than zero, at most {most}.</source>
        <translation>Enter what was paid: more than zero, at most {most}.</translation>
    </message>
    <message>
        <source>Check the amount</source>
        <translation>Check the amount</translation>
    </message>
    <message>
        <source>Points begin at {smallest}.</source>
        <translation>Points begin at {smallest}.</translation>
    </message>
    <message>
        <source>Too little for a point</source>
        <translation>Too little for a point</translation>
    </message>
    <message>
        <source>Say why</source>
        <translation>Say why</translation>
    </message>
    <message>
        <source>A correction by hand needs a reason.</source>
        <translation>A correction by hand needs a reason.</translation>
    </message>
    <message>
        <source>Next stamp at {time}</source>
        <translation>Next stamp at {time}</translation>
    </message>
    <message numerus="yes">
        <source>This card takes one stamp every %n minute(s).</source>
        <translation>
            <numerusform>This card takes one stamp every minute.</numerusform>
            <numerusform>This card takes one stamp every %n minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This card already has %n stamp(s) today.</source>
        <translation>
            <numerusform>This card already has %n stamp today.</numerusform>
            <numerusform>This card already has %n stamps today.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n stamp(s) a day.</source>
        <translation>
            <numerusform>At most %n stamp a day.</numerusform>
            <numerusform>At most %n stamps a day.</numerusform>
        </translation>
    </message>
    <message>
        <source>Enough for today</source>
        <translation>Enough for today</translation>
    </message>
    <message>
        <source>Last stamp {time} at {till}, by {person}.</source>
        <translation>Last stamp {time} at {till}, by {person}.</translation>
    </message>
    <message>
        <source>Last stamp {time} at {till}.</source>
        <translation>Last stamp {time} at {till}.</translation>
    </message>
    <message>
        <source>Last stamp {time}.</source>
        <translation>Last stamp {time}.</translation>
    </message>
    <message>
        <source>{have} of {need} stamps are on the card.</source>
        <translation>{have} of {need} stamps are on the card.</translation>
    </message>
    <message>
        <source>Not enough stamps</source>
        <translation>Not enough stamps</translation>
    </message>
    <message>
        <source>{have} of {need} points are on the card.</source>
        <translation>{have} of {need} points are on the card.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stamp(s) to go.</source>
        <translation>
            <numerusform>%Ln stamp to go.</numerusform>
            <numerusform>%Ln stamps to go.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln point(s) to go.</source>
        <translation>
            <numerusform>%Ln point to go.</numerusform>
            <numerusform>%Ln points to go.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not enough points</source>
        <translation>Not enough points</translation>
    </message>
    <message>
        <source>The server must say yes first</source>
        <translation>The server must say yes first</translation>
    </message>
    <message>
        <source>The balance is there, but this till may not spend it alone.</source>
        <translation>The balance is there, but this till may not spend it alone.</translation>
    </message>
    <message>
        <source>Try again when the till is online, or ask a manager.</source>
        <translation>Try again when the till is online, or ask a manager.</translation>
    </message>
    <message>
        <source>It has not been heard from since {time}.</source>
        <translation>It has not been heard from since {time}.</translation>
    </message>
    <message>
        <source>It has not been heard from.</source>
        <translation>It has not been heard from.</translation>
    </message>
    <message>
        <source>Reserved at {till}</source>
        <translation>Reserved at {till}</translation>
    </message>
    <message>
        <source>Redeem it there, or ask a manager.</source>
        <translation>Redeem it there, or ask a manager.</translation>
    </message>
    <message>
        <source>At {time}, by {person}.</source>
        <translation>At {time}, by {person}.</translation>
    </message>
    <message>
        <source>At {time}.</source>
        <translation>At {time}.</translation>
    </message>
    <message>
        <source>Already undone</source>
        <translation>Already undone</translation>
    </message>
    <message>
        <source>This cannot be undone</source>
        <translation>This cannot be undone</translation>
    </message>
    <message>
        <source>A manager can adjust the balance instead.</source>
        <translation>A manager can adjust the balance instead.</translation>
    </message>
    <message>
        <source>The time to undo ended at {time}.</source>
        <translation>The time to undo ended at {time}.</translation>
    </message>
    <message>
        <source>Too late to undo</source>
        <translation>Too late to undo</translation>
    </message>
    <message>
        <source>A manager&apos;s PIN still can.</source>
        <translation>A manager’s PIN still can.</translation>
    </message>
    <message>
        <source>A manager is needed</source>
        <translation>A manager is needed</translation>
    </message>
    <message>
        <source>Ask a manager to enter their PIN.</source>
        <translation>Ask a manager to enter their PIN.</translation>
    </message>
    <message numerus="yes">
        <source>%n try(ies) left.</source>
        <translation>
            <numerusform>%n try left.</numerusform>
            <numerusform>%n tries left.</numerusform>
        </translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation>Wrong PIN</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Try again at {time}.</source>
        <translation>Too many wrong PINs. Try again at {time}.</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>This till is locked</source>
        <translation>This till is locked</translation>
    </message>
    <message>
        <source>Too many wrong PINs. A manager&apos;s PIN opens it.</source>
        <translation>Too many wrong PINs. A manager’s PIN opens it.</translation>
    </message>
    <message>
        <source>Sign in first</source>
        <translation>Sign in first</translation>
    </message>
    <message>
        <source>Tap your name, enter your PIN, then scan again.</source>
        <translation>Tap your name, enter your PIN, then scan again.</translation>
    </message>
    <message>
        <source>The clock is not trusted</source>
        <translation>The clock is not trusted</translation>
    </message>
    <message>
        <source>Check the computer&apos;s time, or connect to the server.</source>
        <translation>Check the computer’s time, or connect to the server.</translation>
    </message>
    <message>
        <source>This till was removed</source>
        <translation>This till was removed</translation>
    </message>
    <message>
        <source>The shop has removed it. What was recorded is kept.</source>
        <translation>The shop has removed it. What was recorded is kept.</translation>
    </message>
    <message>
        <source>Call the shop&apos;s manager.</source>
        <translation>Call the shop’s manager.</translation>
    </message>
    <message>
        <source>{till} has not been heard from; more may have happened there.</source>
        <translation>{till} has not been heard from; more may have happened there.</translation>
    </message>
    <message>
        <source>{till} has not been heard from since {time}.</source>
        <translation>{till} has not been heard from since {time}.</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Reports</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>The same as the table, as bars</source>
        <translation>The same as the table, as bars</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Reading&#xa0;…</translation>
    </message>
    <message>
        <source>Nothing happened in this time.</source>
        <translation>Nothing happened in this time.</translation>
    </message>
    <message>
        <source>Stamps given</source>
        <translation>Stamps given</translation>
    </message>
    <message>
        <source>Points given</source>
        <translation>Points given</translation>
    </message>
    <message>
        <source>Rewards given</source>
        <translation>Rewards given</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>New cards</source>
        <translation>New cards</translation>
    </message>
    <message>
        <source>Not yet redeemed</source>
        <translation>Not yet redeemed</translation>
    </message>
    <message>
        <source>Reward</source>
        <translation>Reward</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Times</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>Stamps</source>
        <translation>Stamps</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>Rewards</source>
        <translation>Rewards</translation>
    </message>
    <message>
        <source>Nobody named</source>
        <translation>Nobody named</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Hour</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Till</translation>
    </message>
</context>
<context>
    <name>Result</name>
    <message>
        <source>Manager</source>
        <translation>Manager</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Give {reward}</source>
        <translation>Give {reward}</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>{reward} for {name}</source>
        <translation>{reward} for {name}</translation>
    </message>
    <message>
        <source>{given} for {name}</source>
        <translation>{given} for {name}</translation>
    </message>
    <message numerus="yes">
        <source>{count} stamp(s)</source>
        <translation>
            <numerusform>{count} stamp</numerusform>
            <numerusform>{count} stamps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} point(s)</source>
        <translation>
            <numerusform>{count} point</numerusform>
            <numerusform>{count} points</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} point(s) on the card</source>
        <translation>
            <numerusform>{count} point on the card</numerusform>
            <numerusform>{count} points on the card</numerusform>
        </translation>
    </message>
    <message>
        <source>{have} of {target}</source>
        <translation>{have} of {target}</translation>
    </message>
    <message>
        <source>{reward} is ready</source>
        <translation>{reward} is ready</translation>
    </message>
    <message numerus="yes">
        <source>{count} more to: {reward}</source>
        <translation>
            <numerusform>{count} more to: {reward}</numerusform>
            <numerusform>{count} more to: {reward}</numerusform>
        </translation>
    </message>
    <message>
        <source>A second entry takes it back. Both stay in the history.</source>
        <translation>A second entry takes it back. Both stay in the history.</translation>
    </message>
</context>
<context>
    <name>RewardRow</name>
    <message numerus="yes">
        <source>%Ln to go</source>
        <translation>
            <numerusform>%Ln to go</numerusform>
            <numerusform>%Ln to go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln point(s)</source>
        <translation>
            <numerusform>%Ln point</numerusform>
            <numerusform>%Ln points</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScanPage</name>
    <message>
        <source>Scan the card</source>
        <translation>Scan the card</translation>
    </message>
    <message>
        <source>Type number</source>
        <translation>Type number</translation>
    </message>
    <message>
        <source>Find customer</source>
        <translation>Find customer</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>New customer</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Nothing yet. The first card comes soon.</source>
        <translation>Nothing yet. The first card comes soon.</translation>
    </message>
    <message>
        <source>Today&apos;s entries</source>
        <translation>Today’s entries</translation>
    </message>
    <message>
        <source>One scan gives one stamp</source>
        <translation>One scan gives one stamp</translation>
    </message>
    <message>
        <source>A scan opens the customer&apos;s card</source>
        <translation>A scan opens the customer’s card</translation>
    </message>
    <message>
        <source>The loyalty program has not started yet</source>
        <translation>The loyalty program has not started yet</translation>
    </message>
    <message>
        <source>Undo {what}
{who} · {time}</source>
        <translation>Undo {what}
{who} · {time}</translation>
    </message>
</context>
<context>
    <name>ScannerTestPage</name>
    <message>
        <source>What the camera sees</source>
        <translation>What the camera sees</translation>
    </message>
    <message>
        <source>Scanner test</source>
        <translation>Scanner test</translation>
    </message>
    <message>
        <source>The code to scan</source>
        <translation>The code to scan</translation>
    </message>
    <message>
        <source>Scan the code on the left</source>
        <translation>Scan the code on the left</translation>
    </message>
    <message>
        <source>With every scanner you use. Nothing is given or recorded.</source>
        <translation>With every scanner you use. Nothing is given or recorded.</translation>
    </message>
    <message>
        <source>Caps Lock is on. Cards are read all the same.</source>
        <translation>Caps Lock is on. Cards are read all the same.</translation>
    </message>
    <message>
        <source>Keyboard of the scanner: {name}</source>
        <translation>Keyboard of the scanner: {name}</translation>
    </message>
    <message>
        <source>Keyboard of this computer: {name}</source>
        <translation>Keyboard of this computer: {name}</translation>
    </message>
    <message>
        <source>Speed: {count} characters a second</source>
        <translation>Speed: {count} characters a second</translation>
    </message>
    <message>
        <source>The scanner works</source>
        <translation>The scanner works</translation>
    </message>
    <message>
        <source>The scanner types on another keyboard</source>
        <translation>The scanner types on another keyboard</translation>
    </message>
    <message>
        <source>This was another code</source>
        <translation>This was another code</translation>
    </message>
    <message>
        <source>Everything arrived as it is printed. There is nothing to do.</source>
        <translation>Everything arrived as it is printed. There is nothing to do.</translation>
    </message>
    <message>
        <source>Scanner and computer have different keyboards. Stempel reads the keys, so it does not matter.</source>
        <translation>Scanner and computer have different keyboards. Stempel reads the keys, so it does not matter.</translation>
    </message>
    <message>
        <source>Cards are read all the same. For other codes, set it to the US keyboard with the sheet that came with it.</source>
        <translation>Cards are read all the same. For other codes, set it to the US keyboard with the sheet that came with it.</translation>
    </message>
    <message>
        <source>The scanner reads. To learn about its keyboard, scan the code on this screen.</source>
        <translation>The scanner reads. To learn about its keyboard, scan the code on this screen.</translation>
    </message>
    <message>
        <source>It types like a keyboard.</source>
        <translation>It types like a keyboard.</translation>
    </message>
    <message>
        <source>It is on a serial port (USB-COM).</source>
        <translation>It is on a serial port (USB-COM).</translation>
    </message>
    <message>
        <source>It is the camera.</source>
        <translation>It is the camera.</translation>
    </message>
    <message>
        <source>It was pasted, not scanned.</source>
        <translation>It was pasted, not scanned.</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Find customer</source>
        <translation>Find customer</translation>
    </message>
    <message>
        <source>Name, phone, e-mail or card number</source>
        <translation>Name, phone, e-mail or card number</translation>
    </message>
    <message>
        <source>Type number</source>
        <translation>Type number</translation>
    </message>
    <message>
        <source>Three letters or digits are enough. A scan works here too.</source>
        <translation>Three letters or digits are enough. A scan works here too.</translation>
    </message>
    <message>
        <source>Nobody is found by that. Try another spelling, or the phone number.</source>
        <translation>Nobody is found by that. Try another spelling, or the phone number.</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Who is at the till?</source>
        <translation>Who is at the till?</translation>
    </message>
    <message>
        <source>A manager&apos;s PIN, please</source>
        <translation>A manager’s PIN, please</translation>
    </message>
    <message>
        <source>Nobody has a PIN here yet.</source>
        <translation>Nobody has a PIN here yet.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Only a manager can open this till now.</source>
        <translation>Too many wrong PINs. Only a manager can open this till now.</translation>
    </message>
    <message>
        <source>To undo an entry of somebody else</source>
        <translation>To undo an entry of somebody else</translation>
    </message>
    <message>
        <source>To undo an entry after its time</source>
        <translation>To undo an entry after its time</translation>
    </message>
    <message>
        <source>To give a reward that is reserved at another till</source>
        <translation>To give a reward that is reserved at another till</translation>
    </message>
    <message>
        <source>To correct a balance</source>
        <translation>To correct a balance</translation>
    </message>
    <message>
        <source>To block a card</source>
        <translation>To block a card</translation>
    </message>
    <message>
        <source>To open the settings</source>
        <translation>To open the settings</translation>
    </message>
    <message>
        <source>To change people and PINs</source>
        <translation>To change people and PINs</translation>
    </message>
    <message>
        <source>To export the history</source>
        <translation>To export the history</translation>
    </message>
    <message>
        <source>To open this till again</source>
        <translation>To open this till again</translation>
    </message>
    <message>
        <source>To settle a case</source>
        <translation>To settle a case</translation>
    </message>
</context>
<context>
    <name>StaffFormSide</name>
    <message>
        <source>Please type a name</source>
        <translation>Please type a name</translation>
    </message>
    <message>
        <source>A PIN has 4 to 8 digits</source>
        <translation>A PIN has 4 to 8 digits</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Cashier</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Manager</translation>
    </message>
    <message>
        <source>New PIN, empty to keep the old one</source>
        <translation>New PIN, empty to keep the old one</translation>
    </message>
    <message>
        <source>PIN, 4 to 8 digits</source>
        <translation>PIN, 4 to 8 digits</translation>
    </message>
    <message>
        <source>It counts here at once, and at the other tills as soon as they hear of it.</source>
        <translation>It counts here at once, and at the other tills as soon as they hear of it.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>Let go</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Unlock</translation>
    </message>
</context>
<context>
    <name>StaffPage</name>
    <message>
        <source>Staff</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Add a person</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Manager</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Cashier</translation>
    </message>
    <message>
        <source>does not work here any more</source>
        <translation>does not work here any more</translation>
    </message>
    <message>
        <source>locked until {time}</source>
        <translation>locked until {time}</translation>
    </message>
</context>
<context>
    <name>StampCard</name>
    <message>
        <source>Loyalty Card</source>
        <translation>Loyalty Card</translation>
    </message>
    <message>
        <source>Not yet synced. The pass updates when the till is online.</source>
        <translation>Not yet synced. The pass updates when the till is online.</translation>
    </message>
</context>
<context>
    <name>StampGrid</name>
    <message numerus="yes">
        <source>{stamps} of %n stamp(s)</source>
        <translation>
            <numerusform>{stamps} of %n stamp</numerusform>
            <numerusform>{stamps} of %n stamps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusPill</name>
    <message>
        <source>Up to date · {minutes} min</source>
        <translation>Up to date · {minutes} min</translation>
    </message>
    <message numerus="yes">
        <source>Offline · %Ln waiting</source>
        <translation>
            <numerusform>Offline · %Ln waiting</numerusform>
            <numerusform>Offline · %Ln waiting</numerusform>
        </translation>
    </message>
    <message>
        <source>Syncing {done} of {total}</source>
        <translation>Syncing {done} of {total}</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Starting</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Up to date</translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation>Syncing</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Clock not trusted</source>
        <translation>Clock not trusted</translation>
    </message>
    <message>
        <source>Reduced protection</source>
        <translation>Reduced protection</translation>
    </message>
    <message>
        <source>Disk full</source>
        <translation>Disk full</translation>
    </message>
    <message>
        <source>Folder is read-only</source>
        <translation>Folder is read-only</translation>
    </message>
    <message>
        <source>Till removed</source>
        <translation>Till removed</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>One stamp less</source>
        <translation>One stamp less</translation>
    </message>
    <message>
        <source>One stamp more</source>
        <translation>One stamp more</translation>
    </message>
</context>
<context>
    <name>StoryPanel</name>
    <message>
        <source>{what} for {who}</source>
        <translation>{what} for {who}</translation>
    </message>
    <message>
        <source>Close the story</source>
        <translation>Close the story</translation>
    </message>
    <message>
        <source>Undo with a manager&apos;s PIN</source>
        <translation>Undo with a manager’s PIN</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>{name} at {till}</source>
        <translation>{name} at {till}</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>not yet</translation>
    </message>
    <message>
        <source>When</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>Amount paid</source>
        <translation>Amount paid</translation>
    </message>
    <message>
        <source>Balance after</source>
        <translation>Balance after</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Approved by</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>With the server since</source>
        <translation>With the server since</translation>
    </message>
    <message>
        <source>Pass updated</source>
        <translation>Pass updated</translation>
    </message>
    <message>
        <source>Program version</source>
        <translation>Program version</translation>
    </message>
</context>
<context>
    <name>SyncDetailPage</name>
    <message>
        <source>Sync</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>Waiting here</source>
        <translation>Waiting here</translation>
    </message>
    <message>
        <source>Set aside by the server</source>
        <translation>Set aside by the server</translation>
    </message>
    <message>
        <source>For a manager to check</source>
        <translation>For a manager to check</translation>
    </message>
    <message>
        <source>Server: {name}</source>
        <translation>Server: {name}</translation>
    </message>
    <message>
        <source>This computer has no key store. The keys lie in a file only this user may read.</source>
        <translation>This computer has no key store. The keys lie in a file only this user may read.</translation>
    </message>
    <message>
        <source>Syncing …</source>
        <translation>Syncing&#xa0;…</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Sync now</translation>
    </message>
    <message>
        <source>Never synced yet</source>
        <translation>Never synced yet</translation>
    </message>
    <message>
        <source>Last synced {when}</source>
        <translation>Last synced {when}</translation>
    </message>
    <message numerus="yes">
        <source>Next try in %n second(s)</source>
        <translation>
            <numerusform>Next try in %n second</numerusform>
            <numerusform>Next try in %n seconds</numerusform>
        </translation>
    </message>
    <message>
        <source>What waits is safe on this till and goes out as soon as the server answers.</source>
        <translation>What waits is safe on this till and goes out as soon as the server answers.</translation>
    </message>
    <message>
        <source>The oldest is from {when}.</source>
        <translation>The oldest is from {when}.</translation>
    </message>
    <message>
        <source>The server cannot be reached. Is the network plugged in?</source>
        <translation>The server cannot be reached. Is the network plugged in?</translation>
    </message>
    <message>
        <source>The server took too long to answer.</source>
        <translation>The server took too long to answer.</translation>
    </message>
    <message>
        <source>The connection was cut in the middle of an answer.</source>
        <translation>The connection was cut in the middle of an answer.</translation>
    </message>
    <message>
        <source>The server does not accept this till. Please call your manager.</source>
        <translation>The server does not accept this till. Please call your manager.</translation>
    </message>
    <message>
        <source>Something else answered in place of the server: perhaps the Wi-Fi asks for a sign-in.</source>
        <translation>Something else answered in place of the server: perhaps the Wi-Fi asks for a sign-in.</translation>
    </message>
    <message>
        <source>The server has a problem of its own.</source>
        <translation>The server has a problem of its own.</translation>
    </message>
    <message>
        <source>This version of Stempel is too old for the server. Please update it.</source>
        <translation>This version of Stempel is too old for the server. Please update it.</translation>
    </message>
    <message>
        <source>The answer was not signed by our server. Please call your manager.</source>
        <translation>The answer was not signed by our server. Please call your manager.</translation>
    </message>
    <message>
        <source>The answer could not be stored: is the disk full?</source>
        <translation>The answer could not be stored: is the disk full?</translation>
    </message>
</context>
<context>
    <name>TerminalsPage</name>
    <message>
        <source>Tills</source>
        <translation>Tills</translation>
    </message>
    <message>
        <source>Tills · this one is {name}</source>
        <translation>Tills · this one is {name}</translation>
    </message>
    <message>
        <source>Waiting here</source>
        <translation>Waiting here</translation>
    </message>
    <message>
        <source>never</source>
        <translation>never</translation>
    </message>
    <message>
        <source>Last synced</source>
        <translation>Last synced</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>Other tills</source>
        <translation>Other tills</translation>
    </message>
    <message>
        <source>Last heard from</source>
        <translation>Last heard from</translation>
    </message>
    <message>
        <source>This is the only till.</source>
        <translation>This is the only till.</translation>
    </message>
    <message>
        <source>What a silent till has recorded is safe there and arrives once it is back.</source>
        <translation>What a silent till has recorded is safe there and arrives once it is back.</translation>
    </message>
    <message>
        <source>not trusted</source>
        <translation>not trusted</translation>
    </message>
    <message>
        <source>not compared yet</source>
        <translation>not compared yet</translation>
    </message>
    <message>
        <source>right</source>
        <translation>right</translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s) off</source>
        <translation>
            <numerusform>%Ln second off</numerusform>
            <numerusform>%Ln seconds off</numerusform>
        </translation>
    </message>
    <message>
        <source>{when}, silent</source>
        <translation>{when}, silent</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>The server did not answer</source>
        <translation>The server did not answer</translation>
    </message>
    <message>
        <source>Nothing was given, and nothing was lost.</source>
        <translation>Nothing was given, and nothing was lost.</translation>
    </message>
    <message>
        <source>Try again, or ask a manager.</source>
        <translation>Try again, or ask a manager.</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Something went wrong</translation>
    </message>
    <message>
        <source>Try again. If it happens again, restart Stempel.</source>
        <translation>Try again. If it happens again, restart Stempel.</translation>
    </message>
    <message>
        <source>Stempel cannot save</source>
        <translation>Stempel cannot save</translation>
    </message>
    <message>
        <source>It may not write to its folder. Call whoever set up this computer.</source>
        <translation>It may not write to its folder. Call whoever set up this computer.</translation>
    </message>
    <message>
        <source>Restart Stempel. It keeps a second copy.</source>
        <translation>Restart Stempel. It keeps a second copy.</translation>
    </message>
    <message>
        <source>This version of Stempel is too old</source>
        <translation>This version of Stempel is too old</translation>
    </message>
    <message>
        <source>A newer version wrote the data. Please update Stempel.</source>
        <translation>A newer version wrote the data. Please update Stempel.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>The disk is full</translation>
    </message>
    <message>
        <source>Free some space on this computer, then scan again.</source>
        <translation>Free some space on this computer, then scan again.</translation>
    </message>
    <message>
        <source>The data is in use</source>
        <translation>The data is in use</translation>
    </message>
    <message>
        <source>Close the other Stempel window, then scan again.</source>
        <translation>Close the other Stempel window, then scan again.</translation>
    </message>
    <message>
        <source>The data is damaged</source>
        <translation>The data is damaged</translation>
    </message>
</context>
<context>
    <name>TypeNumberPage</name>
    <message>
        <source>Type the card number</source>
        <translation>Type the card number</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Open the card</source>
        <translation>Open the card</translation>
    </message>
    <message>
        <source>Nine letters, printed under the code on the card</source>
        <translation>Nine letters, printed under the code on the card</translation>
    </message>
    <message>
        <source>One letter is wrong. Please compare it with the card.</source>
        <translation>One letter is wrong. Please compare it with the card.</translation>
    </message>
    <message>
        <source>This till does not know that card. Scan it, or try again online.</source>
        <translation>This till does not know that card. Scan it, or try again online.</translation>
    </message>
</context>
<context>
    <name>WorkingStep</name>
    <message>
        <source>Pairing</source>
        <translation>Pairing</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} of {total}</translation>
    </message>
    <message>
        <source>Asking the server</source>
        <translation>Asking the server</translation>
    </message>
    <message>
        <source>Receiving the shop&apos;s cards</source>
        <translation>Receiving the shop’s cards</translation>
    </message>
    <message>
        <source>Storing them safely</source>
        <translation>Storing them safely</translation>
    </message>
</context>
</TS>
