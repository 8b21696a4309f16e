<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>Banners</name>
    <message>
        <source>The computer&apos;s clock jumped. You can go on; stamps are checked later. Please set the clock.</source>
        <translation>L’horloge de l’ordinateur a sauté. Vous pouvez continuer&#x202f;; les tampons seront vérifiés. Réglez l’heure.</translation>
    </message>
    <message>
        <source>The disk is full. Nothing new can be given until there is room again. Nothing is lost.</source>
        <translation>Le disque est plein. Rien ne peut être donné tant qu’il n’y a pas de place. Rien n’est perdu.</translation>
    </message>
    <message>
        <source>Stempel may not write to its folder. Nothing new can be given. Please call your manager.</source>
        <translation>Stempel ne peut pas écrire dans son dossier. Rien ne peut être donné. Appelez un responsable.</translation>
    </message>
    <message>
        <source>The shop has removed this till. What it recorded is kept. Please call your manager.</source>
        <translation>Le commerce a retiré cette caisse. Ce qu’elle a enregistré est conservé. Appelez un responsable.</translation>
    </message>
    <message>
        <source>Practice: nothing you do here is recorded.</source>
        <translation>Entraînement&#xa0;: rien de ce que vous faites ici n’est enregistré.</translation>
    </message>
</context>
<context>
    <name>CardPage</name>
    <message>
        <source>Card</source>
        <translation>Carte</translation>
    </message>
</context>
<context>
    <name>CardSide</name>
    <message>
        <source>Back to scanning</source>
        <translation>Retour au scan</translation>
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
        <translation>La dernière opération n’est pas encore synchronisée.</translation>
    </message>
    <message>
        <source>Give {reward}</source>
        <translation>Donner&#xa0;: {reward}</translation>
    </message>
    <message>
        <source>since {month}</source>
        <translation>depuis {month}</translation>
    </message>
    <message>
        <source>Stamps</source>
        <translation>Tampons</translation>
    </message>
    <message>
        <source>{stamps} of {target}</source>
        <translation>{stamps} sur {target}</translation>
    </message>
    <message>
        <source>Rewards for points</source>
        <translation>Récompenses en points</translation>
    </message>
</context>
<context>
    <name>CardWords</name>
    <message>
        <source>blocked</source>
        <translation>bloquée</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>remplacée</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>effacée</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stamp(s)</source>
        <translation>
            <numerusform>%Ln&#xa0;tampon</numerusform>
            <numerusform>%Ln&#xa0;tampons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln point(s)</source>
        <translation>
            <numerusform>%Ln&#xa0;point</numerusform>
            <numerusform>%Ln&#xa0;points</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CareSide</name>
    <message>
        <source>Serve this customer</source>
        <translation>Servir ce client</translation>
    </message>
    <message>
        <source>History of this card</source>
        <translation>Historique de cette carte</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>With a manager&apos;s PIN</source>
        <translation>Avec le PIN d’un responsable</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>Valider</translation>
    </message>
    <message>
        <source>Unblock the card</source>
        <translation>Débloquer la carte</translation>
    </message>
    <message>
        <source>The card can be used again at once.</source>
        <translation>La carte est de nouveau utilisable tout de suite.</translation>
    </message>
    <message>
        <source>Everything moves to the printed card {number}.</source>
        <translation>Tout passe sur la carte imprimée {number}.</translation>
    </message>
    <message>
        <source>Stamps, like 3 or -1</source>
        <translation>Tampons, par exemple 3 ou -1</translation>
    </message>
    <message>
        <source>Points, like 50 or -20</source>
        <translation>Points, par exemple 50 ou -20</translation>
    </message>
    <message>
        <source>Where from (optional)</source>
        <translation>Provenance (facultatif)</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Correct the balance</source>
        <translation>Corriger le solde</translation>
    </message>
    <message>
        <source>Opening balance</source>
        <translation>Solde initial</translation>
    </message>
    <message>
        <source>Block the card</source>
        <translation>Bloquer la carte</translation>
    </message>
    <message>
        <source>Replace the card</source>
        <translation>Remplacer la carte</translation>
    </message>
    <message>
        <source>What is added or taken away stands in the history with its reason.</source>
        <translation>Ce qui est ajouté ou retiré figure dans l’historique avec son motif.</translation>
    </message>
    <message>
        <source>What the customer brings from a paper card or another program.</source>
        <translation>Ce que le client apporte d’une carte papier ou d’un autre programme.</translation>
    </message>
    <message>
        <source>Nothing is given or redeemed until it is unblocked. The balance stays.</source>
        <translation>Rien n’est donné ni échangé jusqu’au déblocage. Le solde reste.</translation>
    </message>
    <message>
        <source>Everything moves to a new card. To use a printed one, scan it now.</source>
        <translation>Tout passe sur une nouvelle carte. Pour une carte imprimée, scannez-la maintenant.</translation>
    </message>
    <message>
        <source>Please type a number, like 3</source>
        <translation>Un nombre, par exemple 3</translation>
    </message>
    <message>
        <source>Please type a number, like 50</source>
        <translation>Un nombre, par exemple 50</translation>
    </message>
    <message>
        <source>Please say why</source>
        <translation>Indiquez pourquoi</translation>
    </message>
</context>
<context>
    <name>CaseSide</name>
    <message>
        <source>A manager&apos;s PIN will be asked for.</source>
        <translation>Le PIN d’un responsable sera demandé.</translation>
    </message>
    <message>
        <source>The decision is noted under your name and cannot be taken back.</source>
        <translation>La décision est notée à votre nom et ne peut être reprise.</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Ce qui s’est passé</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>Face à</translation>
    </message>
</context>
<context>
    <name>CaseWords</name>
    <message>
        <source>More was taken than was there</source>
        <translation>On a pris plus qu’il n’y avait</translation>
    </message>
    <message>
        <source>Two stamps too soon</source>
        <translation>Deux tampons trop vite</translation>
    </message>
    <message>
        <source>Too many stamps in a day</source>
        <translation>Trop de tampons en un jour</translation>
    </message>
    <message>
        <source>Undone after it was spent</source>
        <translation>Annulé après avoir été échangé</translation>
    </message>
    <message>
        <source>Undone twice</source>
        <translation>Annulé deux fois</translation>
    </message>
    <message>
        <source>An undo that does not fit</source>
        <translation>Une annulation qui ne correspond pas</translation>
    </message>
    <message>
        <source>Amounts that do not fit</source>
        <translation>Des montants qui ne correspondent pas</translation>
    </message>
    <message>
        <source>Not part of the program</source>
        <translation>Pas dans le programme</translation>
    </message>
    <message>
        <source>The card was not in use</source>
        <translation>La carte n’était pas en service</translation>
    </message>
    <message>
        <source>Given by a manager&apos;s PIN</source>
        <translation>Donné avec le PIN d’un responsable</translation>
    </message>
    <message>
        <source>The clock was not trusted</source>
        <translation>L’horloge n’était pas fiable</translation>
    </message>
    <message>
        <source>Under rules long replaced</source>
        <translation>Selon des règles remplacées depuis longtemps</translation>
    </message>
    <message>
        <source>From a till that was removed</source>
        <translation>D’une caisse retirée</translation>
    </message>
    <message>
        <source>A till&apos;s record exists twice</source>
        <translation>Le journal d’une caisse existe en double</translation>
    </message>
    <message>
        <source>A till was given up for lost</source>
        <translation>Une caisse a été déclarée perdue</translation>
    </message>
    <message>
        <source>Forgive</source>
        <translation>Pardonner</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Block the card</source>
        <translation>Bloquer la carte</translation>
    </message>
</context>
<context>
    <name>CodeStep</name>
    <message>
        <source>Pair this till</source>
        <translation>Associer cette caisse</translation>
    </message>
    <message>
        <source>Ask a manager for the pairing code. Scan it here, or type it.</source>
        <translation>Demandez le code d’association à un responsable. Scannez-le ici ou tapez-le.</translation>
    </message>
    <message>
        <source>Server address</source>
        <translation>Adresse du serveur</translation>
    </message>
    <message>
        <source>Pairing code</source>
        <translation>Code d’association</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>Associer</translation>
    </message>
    <message>
        <source>Tries left: {count}</source>
        <translation>Essais restants&#xa0;: {count}</translation>
    </message>
    <message>
        <source>That is not a pairing code. Please scan the one from your manager.</source>
        <translation>Ce n’est pas un code d’association. Scannez celui du responsable.</translation>
    </message>
    <message>
        <source>This code is too old. Please ask for a new one.</source>
        <translation>Ce code est trop ancien. Demandez-en un nouveau.</translation>
    </message>
    <message>
        <source>This code was already used. Please ask for a new one.</source>
        <translation>Ce code a déjà servi. Demandez-en un nouveau.</translation>
    </message>
    <message>
        <source>Too many wrong codes. Please ask for a new one.</source>
        <translation>Trop de codes erronés. Demandez-en un nouveau.</translation>
    </message>
    <message>
        <source>This server did not make the code. Please stop and call your manager.</source>
        <translation>Le code ne vient pas de ce serveur. Arrêtez et appelez un responsable.</translation>
    </message>
    <message>
        <source>The connection was cut. Nothing is lost: please press Pair again.</source>
        <translation>La connexion a été coupée. Rien n’est perdu&#xa0;: appuyez de nouveau sur «&#xa0;Associer&#xa0;».</translation>
    </message>
    <message>
        <source>Stempel may not write to its folder. Please ask whoever set up this computer.</source>
        <translation>Stempel ne peut pas écrire dans son dossier. Adressez-vous à qui a installé cet ordinateur.</translation>
    </message>
    <message>
        <source>This code is not right.</source>
        <translation>Ce code n’est pas correct.</translation>
    </message>
    <message>
        <source>This is not the address of a server. It looks like https://shop.example</source>
        <translation>Ce n’est pas l’adresse d’un serveur. Elle ressemble à https://shop.example</translation>
    </message>
    <message>
        <source>The server cannot be reached. Please check the network and the address.</source>
        <translation>Le serveur est injoignable. Vérifiez le réseau et l’adresse.</translation>
    </message>
    <message>
        <source>Something answered there, but it is not a Stempel server.</source>
        <translation>Quelque chose a répondu, mais ce n’est pas un serveur Stempel.</translation>
    </message>
    <message>
        <source>The server has a problem of its own. Please try again in a minute.</source>
        <translation>Le serveur a un problème. Réessayez dans une minute.</translation>
    </message>
    <message>
        <source>This version of Stempel is too old for the server. Please update it.</source>
        <translation>Cette version de Stempel est trop ancienne pour le serveur. Mettez-la à jour.</translation>
    </message>
    <message>
        <source>The disk is full. Please make room, then press Pair again.</source>
        <translation>Le disque est plein. Faites de la place, puis appuyez de nouveau sur «&#xa0;Associer&#xa0;».</translation>
    </message>
</context>
<context>
    <name>CustomerDisplay</name>
    <message>
        <source>For the customer</source>
        <translation>Pour le client</translation>
    </message>
    <message>
        <source>A code for the customer&apos;s phone</source>
        <translation>Un code pour le téléphone du client</translation>
    </message>
    <message>
        <source>Your card, please</source>
        <translation>Votre carte, s’il vous plaît</translation>
    </message>
    <message>
        <source>Hello, {name}</source>
        <translation>Bonjour, {name}</translation>
    </message>
    <message>
        <source>Your card</source>
        <translation>Votre carte</translation>
    </message>
    <message>
        <source>Thank you!</source>
        <translation>Merci !</translation>
    </message>
    <message>
        <source>Welcome, {name}</source>
        <translation>Bienvenue, {name}</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Bienvenue</translation>
    </message>
    <message>
        <source>No card yet? Scan this with your phone.</source>
        <translation>Pas encore de carte ? Scannez ceci avec votre téléphone.</translation>
    </message>
    <message>
        <source>Your reward</source>
        <translation>Votre récompense</translation>
    </message>
    <message>
        <source>This code is your card. Take a picture of it.</source>
        <translation>Ce code est votre carte. Prenez-le en photo.</translation>
    </message>
    <message numerus="yes">
        <source>{count} point(s) on your card</source>
        <translation>
            <numerusform>{count} point sur votre carte</numerusform>
            <numerusform>{count} points sur votre carte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CustomerPage</name>
    <message>
        <source>Customer&apos;s card</source>
        <translation>Carte du client</translation>
    </message>
</context>
<context>
    <name>DoneStep</name>
    <message>
        <source>This till is ready</source>
        <translation>Cette caisse est prête</translation>
    </message>
    <message>
        <source>{till} at {shop}, {count}</source>
        <translation>{till} chez {shop}, {count}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln card(s)</source>
        <translation>
            <numerusform>%Ln carte</numerusform>
            <numerusform>%Ln cartes</numerusform>
        </translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Commencer</translation>
    </message>
</context>
<context>
    <name>EnrolPage</name>
    <message>
        <source>New customer</source>
        <translation>Nouveau client</translation>
    </message>
    <message>
        <source>New card</source>
        <translation>Nouvelle carte</translation>
    </message>
</context>
<context>
    <name>EntryDelegate</name>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
</context>
<context>
    <name>EntryLines</name>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
</context>
<context>
    <name>EntryWords</name>
    <message>
        <source>Undo: {what}</source>
        <translation>Annulé&#xa0;: {what}</translation>
    </message>
    <message numerus="yes">
        <source>{count} stamp(s)</source>
        <translation>
            <numerusform>{count} tampon</numerusform>
            <numerusform>{count} tampons</numerusform>
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
        <translation>Nouvelle carte</translation>
    </message>
    <message>
        <source>Card blocked</source>
        <translation>Carte bloquée</translation>
    </message>
    <message>
        <source>Card unblocked</source>
        <translation>Carte débloquée</translation>
    </message>
    <message>
        <source>Card replaced</source>
        <translation>Carte remplacée</translation>
    </message>
    <message>
        <source>Reservation</source>
        <translation>Réservation</translation>
    </message>
    <message>
        <source>Adjusted</source>
        <translation>Correction</translation>
    </message>
    <message>
        <source>Opening balance</source>
        <translation>Solde initial</translation>
    </message>
</context>
<context>
    <name>ExportPage</name>
    <message>
        <source>Export the history</source>
        <translation>Exporter l’historique</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Lecture …</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) will be exported</source>
        <translation>
            <numerusform>%Ln ligne sera exportée</numerusform>
            <numerusform>%Ln lignes seront exportées</numerusform>
        </translation>
    </message>
    <message>
        <source>{done} of {all} rows</source>
        <translation>{done} sur {all} lignes</translation>
    </message>
    <message>
        <source>The file is ready</source>
        <translation>Le fichier est prêt</translation>
    </message>
    <message>
        <source>The file could not be written</source>
        <translation>Le fichier n’a pas pu être écrit</translation>
    </message>
    <message>
        <source>Make room on this computer, or ask whoever set it up. Try again.</source>
        <translation>Faites de la place sur cet ordinateur, ou demandez à qui l’a installé. Réessayez.</translation>
    </message>
    <message>
        <source>The counter goes on meanwhile.</source>
        <translation>La caisse continue pendant ce temps.</translation>
    </message>
    <message>
        <source>Exactly what the history shows. A manager&apos;s PIN will be asked for.</source>
        <translation>Exactement ce que montre l’historique. Le PIN d’un responsable sera demandé.</translation>
    </message>
    <message>
        <source>Exactly what the history shows.</source>
        <translation>Exactement ce que montre l’historique.</translation>
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
        <translation>Heure</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Carte</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Opération</translation>
    </message>
    <message>
        <source>Stamps</source>
        <translation>Tampons</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>Stamps after</source>
        <translation>Tampons après</translation>
    </message>
    <message>
        <source>Points after</source>
        <translation>Points après</translation>
    </message>
    <message>
        <source>Reward</source>
        <translation>Récompense</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personnel</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Caisse</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>New card</source>
        <translation>Nouvelle carte</translation>
    </message>
    <message>
        <source>Stamps given</source>
        <translation>Tampons donnés</translation>
    </message>
    <message>
        <source>Points given</source>
        <translation>Points donnés</translation>
    </message>
    <message>
        <source>Reward for stamps</source>
        <translation>Récompense pour tampons</translation>
    </message>
    <message>
        <source>Reward for points</source>
        <translation>Récompense pour points</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Corrigé</translation>
    </message>
    <message>
        <source>Opening balance</source>
        <translation>Solde initial</translation>
    </message>
    <message>
        <source>Card blocked</source>
        <translation>Carte bloquée</translation>
    </message>
    <message>
        <source>Card unblocked</source>
        <translation>Carte débloquée</translation>
    </message>
    <message>
        <source>Card replaced</source>
        <translation>Carte remplacée</translation>
    </message>
    <message>
        <source>Reservation</source>
        <translation>Réservation</translation>
    </message>
    <message>
        <source>Reservation released</source>
        <translation>Réservation libérée</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>synced</source>
        <translation>synchronisé</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>mis de côté</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>annulé</translation>
    </message>
</context>
<context>
    <name>FactsSide</name>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>Anniversaire</translation>
    </message>
    <message>
        <source>Customer since</source>
        <translation>Client depuis</translation>
    </message>
    <message>
        <source>{stamps} of {target} stamps</source>
        <translation>{stamps} sur {target} tampons</translation>
    </message>
    <message numerus="yes">
        <source>%Ln point(s)</source>
        <translation>
            <numerusform>%Ln&#xa0;point</numerusform>
            <numerusform>%Ln&#xa0;points</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormSide</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Birthday, like 28.2.1990</source>
        <translation>Anniversaire, p. ex. 28.2.1990</translation>
    </message>
    <message>
        <source>The card speaks</source>
        <translation>La carte parle</translation>
    </message>
    <message>
        <source>Make the card</source>
        <translation>Créer la carte</translation>
    </message>
    <message>
        <source>The printed card {number} will be used.</source>
        <translation>La carte imprimée {number} sera utilisée.</translation>
    </message>
    <message>
        <source>There are no blank cards left here: scan a printed one.</source>
        <translation>Il n’y a plus de cartes vierges ici&#xa0;: scannez une carte imprimée.</translation>
    </message>
    <message>
        <source>Everything is optional. To use a printed card, scan it now.</source>
        <translation>Tout est facultatif. Pour une carte imprimée, scannez-la maintenant.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln blank card(s) in stock.</source>
        <translation>
            <numerusform>%Ln carte vierge en réserve.</numerusform>
            <numerusform>%Ln cartes vierges en réserve.</numerusform>
        </translation>
    </message>
    <message>
        <source>This name is too long</source>
        <translation>Ce nom est trop long</translation>
    </message>
    <message>
        <source>This is no e-mail address</source>
        <translation>Ce n’est pas une adresse e-mail</translation>
    </message>
    <message>
        <source>This is no phone number</source>
        <translation>Ce n’est pas un numéro</translation>
    </message>
    <message>
        <source>Please write it like 28.2.1990</source>
        <translation>Écrivez par exemple 28.2.1990</translation>
    </message>
</context>
<context>
    <name>GiveSide</name>
    <message>
        <source>Amount paid</source>
        <translation>Montant payé</translation>
    </message>
    <message>
        <source>Stamps to give</source>
        <translation>Tampons à donner</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>Donner</translation>
    </message>
    <message numerus="yes">
        <source>%Ln point(s)</source>
        <translation>
            <numerusform>%Ln&#xa0;point</numerusform>
            <numerusform>%Ln&#xa0;points</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stamp(s)</source>
        <translation>
            <numerusform>%Ln&#xa0;tampon</numerusform>
            <numerusform>%Ln&#xa0;tampons</numerusform>
        </translation>
    </message>
    <message>
        <source>Give {what}</source>
        <translation>Donner {what}</translation>
    </message>
    <message>
        <source>Gives no point yet</source>
        <translation>Pas encore de point</translation>
    </message>
    <message>
        <source>Too large: please check</source>
        <translation>Trop élevé&#xa0;: vérifiez</translation>
    </message>
    <message>
        <source>Next stamp at {time}</source>
        <translation>Prochain tampon à {time}</translation>
    </message>
    <message>
        <source>No stamp yet</source>
        <translation>Pas encore de tampon</translation>
    </message>
    <message>
        <source>No more stamps today</source>
        <translation>Plus de tampon aujourd’hui</translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>Open the sync detail</source>
        <translation>Ouvrir le détail de la synchronisation</translation>
    </message>
    <message>
        <source>Language: {name}</source>
        <translation>Langue&#xa0;: {name}</translation>
    </message>
    <message>
        <source>{name} · manager</source>
        <translation>{name} · responsable</translation>
    </message>
    <message>
        <source>Change the person at the till</source>
        <translation>Changer de personne à la caisse</translation>
    </message>
    <message>
        <source>Scanner: check the cable</source>
        <translation>Scanner&#xa0;: vérifiez le câble</translation>
    </message>
    <message>
        <source>Camera: check the cable</source>
        <translation>Caméra&#xa0;: vérifiez le câble</translation>
    </message>
    <message>
        <source>Sound: check the speaker</source>
        <translation>Son&#xa0;: vérifiez le haut-parleur</translation>
    </message>
    <message>
        <source>Printer: check the paper</source>
        <translation>Imprimante&#xa0;: vérifiez le papier</translation>
    </message>
</context>
<context>
    <name>HistoryFilters</name>
    <message>
        <source>Period</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Tout le monde</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personnel</translation>
    </message>
    <message>
        <source>All tills</source>
        <translation>Toutes les caisses</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Caisse</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Donné</translation>
    </message>
    <message>
        <source>Rewards</source>
        <translation>Récompenses</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Corrigé</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Cartes</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>Tout état</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>With a case</source>
        <translation>À vérifier</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>Reading …</source>
        <translation>Lecture&#xa0;…</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Entries, newest first</source>
        <translation>Opérations, les plus récentes d’abord</translation>
    </message>
    <message>
        <source>Nothing like that happened.</source>
        <translation>Rien de tel ne s’est passé.</translation>
    </message>
    <message>
        <source>Card {number}</source>
        <translation>Carte {number}</translation>
    </message>
    <message>
        <source>the newest {count}</source>
        <translation>les {count} plus récentes</translation>
    </message>
    <message>
        <source>Stamps</source>
        <translation>Tampons</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>Rewards given</source>
        <translation>Récompenses données</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>En attente du serveur</translation>
    </message>
</context>
<context>
    <name>HistoryTable</name>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Opération</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Solde</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personnel</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Caisse</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>synced</source>
        <translation>synchronisé</translation>
    </message>
    <message>
        <source>synced, pass updated</source>
        <translation>carte Wallet à jour</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>annulé</translation>
    </message>
    <message>
        <source>case open</source>
        <translation>cas à vérifier</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>mis de côté</translation>
    </message>
    <message>
        <source>{stamps} of {target}</source>
        <translation>{stamps} sur {target}</translation>
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
        <translation>À regarder</translation>
    </message>
    <message>
        <source>The server keeps these aside, and lost nothing. Tell whoever runs it.</source>
        <translation>Le serveur les a mis de côté, rien n’est perdu. Prévenez qui le gère.</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Lecture …</translation>
    </message>
    <message>
        <source>Nothing waits for a person.</source>
        <translation>Rien n’attend personne.</translation>
    </message>
    <message>
        <source>A note</source>
        <translation>Une note</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>À vérifier</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Mis de côté</translation>
    </message>
</context>
<context>
    <name>MenuPage</name>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Rapports</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>À regarder</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Scanner test</source>
        <translation>Test du scanner</translation>
    </message>
    <message>
        <source>Cards and poster</source>
        <translation>Cartes et affiche</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personnel</translation>
    </message>
    <message>
        <source>Tills</source>
        <translation>Caisses</translation>
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
        <translation>Le code de la nouvelle carte</translation>
    </message>
    <message>
        <source>Welcome, {name}</source>
        <translation>Bienvenue, {name}</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Bienvenue</translation>
    </message>
    <message>
        <source>The new card</source>
        <translation>La nouvelle carte</translation>
    </message>
    <message>
        <source>This code is the card. The customer can take a picture of it now.</source>
        <translation>Ce code est la carte. Le client peut le photographier maintenant.</translation>
    </message>
    <message>
        <source>Give the first stamp</source>
        <translation>Donner le premier tampon</translation>
    </message>
    <message>
        <source>Open the card</source>
        <translation>Ouvrir la carte</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
</context>
<context>
    <name>NumberPad</name>
    <message>
        <source>Delete the last digit</source>
        <translation>Effacer le dernier chiffre</translation>
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
        <translation>Tapé&#xa0;: {letters}</translation>
    </message>
</context>
<context>
    <name>PageTop</name>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
</context>
<context>
    <name>PairingPage</name>
    <message>
        <source>Set up this till</source>
        <translation>Installer cette caisse</translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>Your loyalty card, in one minute</source>
        <translation>Votre carte de fidélité en une minute</translation>
    </message>
    <message>
        <source>Scan this with your phone&apos;s camera</source>
        <translation>Scannez ceci avec l’appareil photo de votre téléphone</translation>
    </message>
    <message>
        <source>Please show this card at the counter.</source>
        <translation>Merci de montrer cette carte à la caisse.</translation>
    </message>
</context>
<context>
    <name>PeriodWords</name>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 jours</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 jours</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Toujours</translation>
    </message>
</context>
<context>
    <name>PersonTile</name>
    <message>
        <source>locked until {time}</source>
        <translation>verrouillé jusqu’à {time}</translation>
    </message>
    <message>
        <source>manager</source>
        <translation>responsable</translation>
    </message>
</context>
<context>
    <name>PinDots</name>
    <message numerus="yes">
        <source>%n digit(s) typed</source>
        <translation>
            <numerusform>%n chiffre tapé</numerusform>
            <numerusform>%n chiffres tapés</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinSide</name>
    <message>
        <source>Tap your name</source>
        <translation>Touchez votre nom</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>Vérification&#xa0;…</translation>
    </message>
    <message>
        <source>PIN of {name}</source>
        <translation>PIN&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Locked until {time}.</source>
        <translation>Trop d’essais erronés. Verrouillé jusqu’à {time}.</translation>
    </message>
    <message>
        <source>Wrong PIN. Tries left: {count}</source>
        <translation>Code PIN erroné. Essais restants&#xa0;: {count}</translation>
    </message>
</context>
<context>
    <name>PreferencesPage</name>
    <message>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Size of letters</source>
        <translation>Taille des lettres</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Mouvement</translation>
    </message>
    <message>
        <source>Lock after so long without a hand on it (a manager&apos;s choice)</source>
        <translation>Verrouiller après cette absence (choix d’un responsable)</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Muet</translation>
    </message>
    <message>
        <source>Moves</source>
        <translation>Animé</translation>
    </message>
    <message>
        <source>Stands still</source>
        <translation>Immobile</translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s)</source>
        <translation>
            <numerusform>%Ln seconde</numerusform>
            <numerusform>%Ln secondes</numerusform>
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
        <translation>Comme l’ordinateur</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Contraste élevé</translation>
    </message>
</context>
<context>
    <name>PrintingPage</name>
    <message>
        <source>Cards and poster</source>
        <translation>Cartes et affiche</translation>
    </message>
    <message>
        <source>A sheet of ten cards</source>
        <translation>Une feuille de dix cartes</translation>
    </message>
    <message>
        <source>The poster</source>
        <translation>L’affiche</translation>
    </message>
    <message>
        <source>Saved as {file}</source>
        <translation>Enregistré sous {file}</translation>
    </message>
    <message>
        <source>Every sheet has new cards. Print each file once, on card board if you can.</source>
        <translation>Chaque feuille contient de nouvelles cartes. Imprimez chaque fichier une seule fois, si possible sur du carton.</translation>
    </message>
</context>
<context>
    <name>ProtectionStep</name>
    <message>
        <source>No key store on this computer</source>
        <translation>Pas de trousseau de clés sur cet ordinateur</translation>
    </message>
    <message>
        <source>Stempel keeps its keys in the computer&apos;s key store, and found none. It can keep them in a file that only this user may read. Whoever copies that file can act as this till.</source>
        <translation>Stempel garde ses clés dans le trousseau de l’ordinateur, et n’en a pas trouvé. Il peut les garder dans un fichier que seul cet utilisateur peut lire. Qui copie ce fichier peut se faire passer pour cette caisse.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Go on with reduced protection</source>
        <translation>Continuer avec une protection réduite</translation>
    </message>
</context>
<context>
    <name>QuestionPage</name>
    <message>
        <source>Was it handed out?</source>
        <translation>Le client l’a-t-il reçu&#x202f;?</translation>
    </message>
    <message>
        <source>Last action before the restart</source>
        <translation>Dernière opération avant le redémarrage</translation>
    </message>
    <message>
        <source>{what} for {who}</source>
        <translation>{what} pour {who}</translation>
    </message>
    <message>
        <source>at {time}</source>
        <translation>à {time}</translation>
    </message>
    <message>
        <source>Yes, handed out</source>
        <translation>Oui, reçu</translation>
    </message>
    <message>
        <source>No, undo it</source>
        <translation>Non, annuler</translation>
    </message>
</context>
<context>
    <name>RedeemPage</name>
    <message>
        <source>Give {reward}?</source>
        <translation>Donner&#xa0;: {reward}&#x202f;?</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Pas maintenant</translation>
    </message>
    <message>
        <source>Recording …</source>
        <translation>Enregistrement&#xa0;…</translation>
    </message>
    <message>
        <source>Give it</source>
        <translation>Donner</translation>
    </message>
    <message numerus="yes">
        <source>It costs %Ln stamp(s).</source>
        <translation>
            <numerusform>Coût&#xa0;: %Ln tampon.</numerusform>
            <numerusform>Coût&#xa0;: %Ln tampons.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It costs %Ln point(s).</source>
        <translation>
            <numerusform>Coût&#xa0;: %Ln point.</numerusform>
            <numerusform>Coût&#xa0;: %Ln points.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stamp(s) stay on the card.</source>
        <translation>
            <numerusform>%Ln tampon reste sur la carte.</numerusform>
            <numerusform>%Ln tampons restent sur la carte.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln point(s) stay on the card.</source>
        <translation>
            <numerusform>%Ln point reste sur la carte.</numerusform>
            <numerusform>%Ln points restent sur la carte.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>Not a loyalty card</source>
        <translation>Pas une carte de fidélité</translation>
    </message>
    <message>
        <source>Ask for the QR code on the loyalty card, and scan that.</source>
        <translation>Demandez le code QR de la carte de fidélité et scannez-le.</translation>
    </message>
    <message>
        <source>Scan it again</source>
        <translation>Scannez encore une fois</translation>
    </message>
    <message>
        <source>Only part of the code arrived. Hold the card still.</source>
        <translation>Le code n’est arrivé qu’en partie. Tenez la carte sans bouger.</translation>
    </message>
    <message>
        <source>This code is not genuine</source>
        <translation>Ce code n’est pas authentique</translation>
    </message>
    <message>
        <source>The card exists, but this shop never made this code.</source>
        <translation>La carte existe, mais ce commerce n’a jamais créé ce code.</translation>
    </message>
    <message>
        <source>Ask the customer to open the card in their wallet.</source>
        <translation>Demandez au client d’ouvrir la carte dans son Wallet.</translation>
    </message>
    <message>
        <source>This code is too old</source>
        <translation>Ce code est trop ancien</translation>
    </message>
    <message>
        <source>Ask the customer to open the card again, then scan.</source>
        <translation>Demandez au client de rouvrir la carte, puis scannez.</translation>
    </message>
    <message>
        <source>Not a card of this shop</source>
        <translation>Pas une carte de ce commerce</translation>
    </message>
    <message>
        <source>It belongs to another shop, or the code is not genuine.</source>
        <translation>Elle est d’un autre commerce, ou le code n’est pas authentique.</translation>
    </message>
    <message>
        <source>Ask for the card of this shop.</source>
        <translation>Demandez la carte de ce commerce.</translation>
    </message>
    <message>
        <source>Check the number</source>
        <translation>Vérifiez le numéro</translation>
    </message>
    <message>
        <source>One of the letters is not right. Compare them again.</source>
        <translation>Une des lettres n’est pas juste. Comparez-les encore.</translation>
    </message>
    <message>
        <source>Card not known here</source>
        <translation>Carte inconnue ici</translation>
    </message>
    <message>
        <source>A new card may need a moment. Scan its QR code.</source>
        <translation>Une nouvelle carte peut demander un instant. Scannez son code QR.</translation>
    </message>
    <message>
        <source>Blocked since {time}.</source>
        <translation>Bloquée depuis le {time}.</translation>
    </message>
    <message>
        <source>It was blocked by the shop.</source>
        <translation>Le commerce l’a bloquée.</translation>
    </message>
    <message>
        <source>This card is blocked</source>
        <translation>Cette carte est bloquée</translation>
    </message>
    <message>
        <source>This card was replaced</source>
        <translation>Cette carte a été remplacée</translation>
    </message>
    <message>
        <source>This card no longer exists</source>
        <translation>Cette carte n’existe plus</translation>
    </message>
    <message>
        <source>The customer asked to be forgotten. Offer a new card.</source>
        <translation>Le client a demandé à être oublié. Proposez une nouvelle carte.</translation>
    </message>
    <message>
        <source>No stamps here</source>
        <translation>Pas de tampons ici</translation>
    </message>
    <message>
        <source>No points here</source>
        <translation>Pas de points ici</translation>
    </message>
    <message>
        <source>The number is complete, but this till knows no such card.</source>
        <translation>Le numéro est complet, mais cette caisse ne connaît pas la carte.</translation>
    </message>
    <message numerus="yes">
        <source>At most %n reward(s) a day at this till.</source>
        <translation>
            <numerusform>%n récompense au plus par jour à cette caisse.</numerusform>
            <numerusform>%n récompenses au plus par jour à cette caisse.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n reward(s) a day on one card.</source>
        <translation>
            <numerusform>%n récompense au plus par jour et par carte.</numerusform>
            <numerusform>%n récompenses au plus par jour et par carte.</numerusform>
        </translation>
    </message>
    <message>
        <source>No more rewards today</source>
        <translation>Plus de récompense aujourd’hui</translation>
    </message>
    <message>
        <source>{person} has decided about it.</source>
        <translation>{person} en a décidé.</translation>
    </message>
    <message>
        <source>It was explained or decided elsewhere.</source>
        <translation>Il a été expliqué ou réglé ailleurs.</translation>
    </message>
    <message>
        <source>Already settled</source>
        <translation>Déjà réglé</translation>
    </message>
    <message>
        <source>No card to take from</source>
        <translation>Aucune carte concernée</translation>
    </message>
    <message>
        <source>This one is about a till. It can only be forgiven.</source>
        <translation>Il concerne une caisse. On peut seulement le pardonner.</translation>
    </message>
    <message>
        <source>Nobody of this name</source>
        <translation>Personne de ce nom</translation>
    </message>
    <message>
        <source>The list of staff has changed. Open it again.</source>
        <translation>La liste du personnel a changé. Ouvrez-la à nouveau.</translation>
    </message>
    <message>
        <source>The only manager</source>
        <translation>Le seul responsable</translation>
    </message>
    <message>
        <source>Make somebody else a manager first.</source>
        <translation>Nommez d’abord un autre responsable.</translation>
    </message>
    <message>
        <source>A manager can unblock it.</source>
        <translation>Un responsable peut la débloquer.</translation>
    </message>
    <message>
        <source>All it held is on the new card. Scan that one.</source>
        <translation>Tout est sur la nouvelle carte. Scannez celle-là.</translation>
    </message>
    <message>
        <source>This card is somebody&apos;s already</source>
        <translation>Cette carte est déjà à quelqu’un</translation>
    </message>
    <message>
        <source>Take a card that was never given out, and scan that.</source>
        <translation>Prenez une carte jamais distribuée et scannez-la.</translation>
    </message>
    <message>
        <source>No blank cards left</source>
        <translation>Plus de cartes vierges</translation>
    </message>
    <message>
        <source>Scan a printed blank card instead.</source>
        <translation>Scannez plutôt une carte vierge imprimée.</translation>
    </message>
    <message>
        <source>New ones arrive with the next connection to the server.</source>
        <translation>De nouvelles arrivent à la prochaine connexion au serveur.</translation>
    </message>
    <message>
        <source>The loyalty program is off</source>
        <translation>Le programme de fidélité est inactif</translation>
    </message>
    <message>
        <source>The shop has not switched it on, or has switched it off.</source>
        <translation>Le commerce ne l’a pas activé, ou l’a désactivé.</translation>
    </message>
    <message>
        <source>This loyalty program counts points only.</source>
        <translation>Ce programme de fidélité ne compte que des points.</translation>
    </message>
    <message>
        <source>This loyalty program counts stamps only.</source>
        <translation>Ce programme de fidélité ne compte que des tampons.</translation>
    </message>
    <message>
        <source>This reward is gone</source>
        <translation>Cette récompense n’existe plus</translation>
    </message>
    <message>
        <source>The shop has changed its rewards. Choose another one.</source>
        <translation>Le commerce a changé ses récompenses. Choisissez-en une autre.</translation>
    </message>
    <message>
        <source>Between 1 and {most} at once.</source>
        <translation>De 1 à {most} à la fois.</translation>
    </message>
    <message>
        <source>Not that many</source>
        <translation>Pas autant</translation>
    </message>
    <message>
        <source>Enter what was paid: more than zero, at most {most}.</source>
        <translation>Entrez le montant payé&#xa0;: plus de zéro, au plus {most}.</translation>
    </message>
    <message>
        <source>Check the amount</source>
        <translation>Vérifiez le montant</translation>
    </message>
    <message>
        <source>Points begin at {smallest}.</source>
        <translation>Les points commencent à {smallest}.</translation>
    </message>
    <message>
        <source>Too little for a point</source>
        <translation>Trop peu pour un point</translation>
    </message>
    <message>
        <source>Say why</source>
        <translation>Dites pourquoi</translation>
    </message>
    <message>
        <source>A correction by hand needs a reason.</source>
        <translation>Une correction à la main demande une raison.</translation>
    </message>
    <message>
        <source>Next stamp at {time}</source>
        <translation>Prochain tampon à {time}</translation>
    </message>
    <message numerus="yes">
        <source>This card takes one stamp every %n minute(s).</source>
        <translation>
            <numerusform>Délai entre deux tampons&#xa0;: %n minute.</numerusform>
            <numerusform>Délai entre deux tampons&#xa0;: %n minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This card already has %n stamp(s) today.</source>
        <translation>
            <numerusform>Cette carte a déjà reçu %n tampon aujourd’hui.</numerusform>
            <numerusform>Cette carte a déjà reçu %n tampons aujourd’hui.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n stamp(s) a day.</source>
        <translation>
            <numerusform>Au plus %n tampon par jour.</numerusform>
            <numerusform>Au plus %n tampons par jour.</numerusform>
        </translation>
    </message>
    <message>
        <source>Enough for today</source>
        <translation>Assez pour aujourd’hui</translation>
    </message>
    <message>
        <source>Last stamp {time} at {till}, by {person}.</source>
        <translation>Dernier tampon à {time}, {till}, par {person}.</translation>
    </message>
    <message>
        <source>Last stamp {time} at {till}.</source>
        <translation>Dernier tampon à {time}, {till}.</translation>
    </message>
    <message>
        <source>Last stamp {time}.</source>
        <translation>Dernier tampon à {time}.</translation>
    </message>
    <message>
        <source>{have} of {need} stamps are on the card.</source>
        <translation>Sur la carte&#xa0;: {have} sur {need} tampons.</translation>
    </message>
    <message>
        <source>Not enough stamps</source>
        <translation>Pas assez de tampons</translation>
    </message>
    <message>
        <source>{have} of {need} points are on the card.</source>
        <translation>Sur la carte&#xa0;: {have} sur {need} points.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stamp(s) to go.</source>
        <translation>
            <numerusform>Encore %Ln tampon.</numerusform>
            <numerusform>Encore %Ln tampons.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln point(s) to go.</source>
        <translation>
            <numerusform>Encore %Ln point.</numerusform>
            <numerusform>Encore %Ln points.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not enough points</source>
        <translation>Pas assez de points</translation>
    </message>
    <message>
        <source>The server must say yes first</source>
        <translation>Le serveur doit d’abord dire oui</translation>
    </message>
    <message>
        <source>The balance is there, but this till may not spend it alone.</source>
        <translation>Le solde suffit, mais cette caisse ne peut pas le dépenser seule.</translation>
    </message>
    <message>
        <source>Try again when the till is online, or ask a manager.</source>
        <translation>Réessayez quand la caisse est en ligne, ou demandez à un responsable.</translation>
    </message>
    <message>
        <source>It has not been heard from since {time}.</source>
        <translation>Elle n’a plus donné de nouvelles depuis {time}.</translation>
    </message>
    <message>
        <source>It has not been heard from.</source>
        <translation>Elle n’a pas donné de nouvelles.</translation>
    </message>
    <message>
        <source>Reserved at {till}</source>
        <translation>Réservé sur {till}</translation>
    </message>
    <message>
        <source>Redeem it there, or ask a manager.</source>
        <translation>Échangez là-bas, ou demandez à un responsable.</translation>
    </message>
    <message>
        <source>At {time}, by {person}.</source>
        <translation>À {time}, par {person}.</translation>
    </message>
    <message>
        <source>At {time}.</source>
        <translation>À {time}.</translation>
    </message>
    <message>
        <source>Already undone</source>
        <translation>Déjà annulé</translation>
    </message>
    <message>
        <source>This cannot be undone</source>
        <translation>Impossible à annuler</translation>
    </message>
    <message>
        <source>A manager can adjust the balance instead.</source>
        <translation>Un responsable peut plutôt corriger le solde.</translation>
    </message>
    <message>
        <source>The time to undo ended at {time}.</source>
        <translation>Le délai d’annulation a pris fin à {time}.</translation>
    </message>
    <message>
        <source>Too late to undo</source>
        <translation>Trop tard pour annuler</translation>
    </message>
    <message>
        <source>A manager&apos;s PIN still can.</source>
        <translation>Un responsable le peut encore avec son code PIN.</translation>
    </message>
    <message>
        <source>A manager is needed</source>
        <translation>Il faut un responsable</translation>
    </message>
    <message>
        <source>Ask a manager to enter their PIN.</source>
        <translation>Demandez à un responsable d’entrer son code PIN.</translation>
    </message>
    <message numerus="yes">
        <source>%n try(ies) left.</source>
        <translation>
            <numerusform>Encore %n essai.</numerusform>
            <numerusform>Encore %n essais.</numerusform>
        </translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation>Code PIN erroné</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Try again at {time}.</source>
        <translation>Trop d’essais erronés. Réessayez à {time}.</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Verrouillé</translation>
    </message>
    <message>
        <source>This till is locked</source>
        <translation>Cette caisse est verrouillée</translation>
    </message>
    <message>
        <source>Too many wrong PINs. A manager&apos;s PIN opens it.</source>
        <translation>Trop d’essais erronés. Le code PIN d’un responsable la rouvre.</translation>
    </message>
    <message>
        <source>Sign in first</source>
        <translation>Identifiez-vous d’abord</translation>
    </message>
    <message>
        <source>Tap your name, enter your PIN, then scan again.</source>
        <translation>Touchez votre nom, entrez votre code PIN, puis scannez encore.</translation>
    </message>
    <message>
        <source>The clock is not trusted</source>
        <translation>L’horloge n’est pas fiable</translation>
    </message>
    <message>
        <source>Check the computer&apos;s time, or connect to the server.</source>
        <translation>Vérifiez l’heure de l’ordinateur, ou connectez-le au serveur.</translation>
    </message>
    <message>
        <source>This till was removed</source>
        <translation>Cette caisse a été retirée</translation>
    </message>
    <message>
        <source>The shop has removed it. What was recorded is kept.</source>
        <translation>Le commerce l’a retirée. Ce qui a été enregistré est conservé.</translation>
    </message>
    <message>
        <source>Call the shop&apos;s manager.</source>
        <translation>Appelez le responsable du commerce.</translation>
    </message>
    <message>
        <source>{till} has not been heard from; more may have happened there.</source>
        <translation>{till} n’a pas donné de nouvelles&#x202f;; il a pu s’y passer autre chose.</translation>
    </message>
    <message>
        <source>{till} has not been heard from since {time}.</source>
        <translation>{till} n’a plus donné de nouvelles depuis {time}.</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Reports</source>
        <translation>Rapports</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>The same as the table, as bars</source>
        <translation>Comme le tableau, en barres</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Lecture …</translation>
    </message>
    <message>
        <source>Nothing happened in this time.</source>
        <translation>Rien ne s’est passé pendant cette période.</translation>
    </message>
    <message>
        <source>Stamps given</source>
        <translation>Tampons donnés</translation>
    </message>
    <message>
        <source>Points given</source>
        <translation>Points donnés</translation>
    </message>
    <message>
        <source>Rewards given</source>
        <translation>Récompenses</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>New cards</source>
        <translation>Nouvelles cartes</translation>
    </message>
    <message>
        <source>Not yet redeemed</source>
        <translation>Pas encore échangé</translation>
    </message>
    <message>
        <source>Reward</source>
        <translation>Récompense</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Stamps</source>
        <translation>Tampons</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>Rewards</source>
        <translation>Récompenses</translation>
    </message>
    <message>
        <source>Nobody named</source>
        <translation>Sans nom</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personnel</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Caisse</translation>
    </message>
</context>
<context>
    <name>Result</name>
    <message>
        <source>Manager</source>
        <translation>Responsable</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
    <message>
        <source>Give {reward}</source>
        <translation>Donner&#xa0;: {reward}</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>{reward} for {name}</source>
        <translation>{reward} pour {name}</translation>
    </message>
    <message>
        <source>{given} for {name}</source>
        <translation>{given} pour {name}</translation>
    </message>
    <message numerus="yes">
        <source>{count} stamp(s)</source>
        <translation>
            <numerusform>{count} tampon</numerusform>
            <numerusform>{count} tampons</numerusform>
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
            <numerusform>{count} point sur la carte</numerusform>
            <numerusform>{count} points sur la carte</numerusform>
        </translation>
    </message>
    <message>
        <source>{have} of {target}</source>
        <translation>{have} sur {target}</translation>
    </message>
    <message>
        <source>{reward} is ready</source>
        <translation>Prêt&#xa0;: {reward}</translation>
    </message>
    <message numerus="yes">
        <source>{count} more to: {reward}</source>
        <translation>
            <numerusform>encore {count} pour&#xa0;: {reward}</numerusform>
            <numerusform>encore {count} pour&#xa0;: {reward}</numerusform>
        </translation>
    </message>
    <message>
        <source>A second entry takes it back. Both stay in the history.</source>
        <translation>Une deuxième opération l’annule. Les deux restent dans l’historique.</translation>
    </message>
</context>
<context>
    <name>RewardRow</name>
    <message numerus="yes">
        <source>%Ln to go</source>
        <translation>
            <numerusform>encore %Ln</numerusform>
            <numerusform>encore %Ln</numerusform>
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
        <translation>Scannez la carte</translation>
    </message>
    <message>
        <source>Type number</source>
        <translation>Taper le numéro</translation>
    </message>
    <message>
        <source>Find customer</source>
        <translation>Chercher un client</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>Nouveau client</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Verrouiller</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Nothing yet. The first card comes soon.</source>
        <translation>Encore rien. La première carte arrive bientôt.</translation>
    </message>
    <message>
        <source>Today&apos;s entries</source>
        <translation>Opérations du jour</translation>
    </message>
    <message>
        <source>One scan gives one stamp</source>
        <translation>Un scan donne un tampon</translation>
    </message>
    <message>
        <source>A scan opens the customer&apos;s card</source>
        <translation>Un scan ouvre la carte du client</translation>
    </message>
    <message>
        <source>The loyalty program has not started yet</source>
        <translation>Le programme de fidélité n’a pas encore commencé</translation>
    </message>
    <message>
        <source>Undo {what}
{who} · {time}</source>
        <translation>Annuler · {time}
{what} · {who}</translation>
    </message>
</context>
<context>
    <name>ScannerTestPage</name>
    <message>
        <source>What the camera sees</source>
        <translation>Ce que voit la caméra</translation>
    </message>
    <message>
        <source>Scanner test</source>
        <translation>Test du scanner</translation>
    </message>
    <message>
        <source>The code to scan</source>
        <translation>Le code à scanner</translation>
    </message>
    <message>
        <source>Scan the code on the left</source>
        <translation>Scannez le code à gauche</translation>
    </message>
    <message>
        <source>With every scanner you use. Nothing is given or recorded.</source>
        <translation>Avec chaque scanner utilisé. Rien n’est donné ni enregistré.</translation>
    </message>
    <message>
        <source>Caps Lock is on. Cards are read all the same.</source>
        <translation>Verr. Maj. est activé. Les cartes sont lues quand même.</translation>
    </message>
    <message>
        <source>Keyboard of the scanner: {name}</source>
        <translation>Clavier du scanner : {name}</translation>
    </message>
    <message>
        <source>Keyboard of this computer: {name}</source>
        <translation>Clavier de cet ordinateur : {name}</translation>
    </message>
    <message>
        <source>Speed: {count} characters a second</source>
        <translation>Vitesse : {count} caractères par seconde</translation>
    </message>
    <message>
        <source>The scanner works</source>
        <translation>Le scanner fonctionne</translation>
    </message>
    <message>
        <source>The scanner types on another keyboard</source>
        <translation>Le scanner utilise un autre clavier</translation>
    </message>
    <message>
        <source>This was another code</source>
        <translation>C’était un autre code</translation>
    </message>
    <message>
        <source>Everything arrived as it is printed. There is nothing to do.</source>
        <translation>Tout est arrivé comme imprimé. Il n’y a rien à faire.</translation>
    </message>
    <message>
        <source>Scanner and computer have different keyboards. Stempel reads the keys, so it does not matter.</source>
        <translation>Le scanner et l’ordinateur ont des claviers différents. Stempel lit les touches, c’est donc sans importance.</translation>
    </message>
    <message>
        <source>Cards are read all the same. For other codes, set it to the US keyboard with the sheet that came with it.</source>
        <translation>Les cartes sont lues quand même. Pour d’autres codes, réglez-le sur le clavier US avec la feuille fournie.</translation>
    </message>
    <message>
        <source>The scanner reads. To learn about its keyboard, scan the code on this screen.</source>
        <translation>Le scanner lit. Pour connaître son clavier, scannez le code à l’écran.</translation>
    </message>
    <message>
        <source>It types like a keyboard.</source>
        <translation>Il tape comme un clavier.</translation>
    </message>
    <message>
        <source>It is on a serial port (USB-COM).</source>
        <translation>Il est sur un port série (USB-COM).</translation>
    </message>
    <message>
        <source>It is the camera.</source>
        <translation>C’est la caméra.</translation>
    </message>
    <message>
        <source>It was pasted, not scanned.</source>
        <translation>Le texte a été collé, pas scanné.</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Find customer</source>
        <translation>Chercher un client</translation>
    </message>
    <message>
        <source>Name, phone, e-mail or card number</source>
        <translation>Nom, téléphone, e-mail ou numéro de carte</translation>
    </message>
    <message>
        <source>Type number</source>
        <translation>Taper le numéro</translation>
    </message>
    <message>
        <source>Three letters or digits are enough. A scan works here too.</source>
        <translation>Trois lettres ou chiffres suffisent. Un scan fonctionne ici aussi.</translation>
    </message>
    <message>
        <source>Nobody is found by that. Try another spelling, or the phone number.</source>
        <translation>Personne ne correspond. Essayez une autre orthographe ou le téléphone.</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Who is at the till?</source>
        <translation>Qui est à la caisse&#x202f;?</translation>
    </message>
    <message>
        <source>A manager&apos;s PIN, please</source>
        <translation>Code PIN d’un responsable</translation>
    </message>
    <message>
        <source>Nobody has a PIN here yet.</source>
        <translation>Personne n’a encore de code PIN ici.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Only a manager can open this till now.</source>
        <translation>Trop d’essais erronés. Seul un responsable peut rouvrir cette caisse.</translation>
    </message>
    <message>
        <source>To undo an entry of somebody else</source>
        <translation>Pour annuler l’opération d’une autre personne</translation>
    </message>
    <message>
        <source>To undo an entry after its time</source>
        <translation>Pour annuler une opération après le délai</translation>
    </message>
    <message>
        <source>To give a reward that is reserved at another till</source>
        <translation>Pour donner une récompense réservée sur une autre caisse</translation>
    </message>
    <message>
        <source>To correct a balance</source>
        <translation>Pour corriger un solde</translation>
    </message>
    <message>
        <source>To block a card</source>
        <translation>Pour bloquer une carte</translation>
    </message>
    <message>
        <source>To open the settings</source>
        <translation>Pour ouvrir les réglages</translation>
    </message>
    <message>
        <source>To change people and PINs</source>
        <translation>Pour changer le personnel et les codes PIN</translation>
    </message>
    <message>
        <source>To export the history</source>
        <translation>Pour exporter l’historique</translation>
    </message>
    <message>
        <source>To open this till again</source>
        <translation>Pour rouvrir cette caisse</translation>
    </message>
    <message>
        <source>To settle a case</source>
        <translation>Pour régler un cas</translation>
    </message>
</context>
<context>
    <name>StaffFormSide</name>
    <message>
        <source>Please type a name</source>
        <translation>Saisissez un nom</translation>
    </message>
    <message>
        <source>A PIN has 4 to 8 digits</source>
        <translation>Un PIN compte 4 à 8 chiffres</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Caisse</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Responsable</translation>
    </message>
    <message>
        <source>New PIN, empty to keep the old one</source>
        <translation>Nouveau PIN, vide pour garder l’ancien</translation>
    </message>
    <message>
        <source>PIN, 4 to 8 digits</source>
        <translation>PIN, 4 à 8 chiffres</translation>
    </message>
    <message>
        <source>It counts here at once, and at the other tills as soon as they hear of it.</source>
        <translation>Cela vaut ici tout de suite, et aux autres caisses dès qu’elles l’apprennent.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Débloquer</translation>
    </message>
</context>
<context>
    <name>StaffPage</name>
    <message>
        <source>Staff</source>
        <translation>Personnel</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Ajouter une personne</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Responsable</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Caisse</translation>
    </message>
    <message>
        <source>does not work here any more</source>
        <translation>ne travaille plus ici</translation>
    </message>
    <message>
        <source>locked until {time}</source>
        <translation>bloqué jusqu’à {time}</translation>
    </message>
</context>
<context>
    <name>StampCard</name>
    <message>
        <source>Loyalty Card</source>
        <translation>Carte de fidélité</translation>
    </message>
    <message>
        <source>Not yet synced. The pass updates when the till is online.</source>
        <translation>Pas encore synchronisé. La carte Wallet suit dès que la caisse est en ligne.</translation>
    </message>
</context>
<context>
    <name>StampGrid</name>
    <message numerus="yes">
        <source>{stamps} of %n stamp(s)</source>
        <translation>
            <numerusform>{stamps} sur %n tampon</numerusform>
            <numerusform>{stamps} sur %n tampons</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusPill</name>
    <message>
        <source>Up to date · {minutes} min</source>
        <translation>À jour · {minutes} min</translation>
    </message>
    <message numerus="yes">
        <source>Offline · %Ln waiting</source>
        <translation>
            <numerusform>Hors ligne · %Ln en attente</numerusform>
            <numerusform>Hors ligne · %Ln en attente</numerusform>
        </translation>
    </message>
    <message>
        <source>Syncing {done} of {total}</source>
        <translation>Synchro {done} sur {total}</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Démarrage</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>À jour</translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation>Synchronisation</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Hors ligne</translation>
    </message>
    <message>
        <source>Clock not trusted</source>
        <translation>Horloge non fiable</translation>
    </message>
    <message>
        <source>Reduced protection</source>
        <translation>Protection réduite</translation>
    </message>
    <message>
        <source>Disk full</source>
        <translation>Disque plein</translation>
    </message>
    <message>
        <source>Folder is read-only</source>
        <translation>Dossier en lecture seule</translation>
    </message>
    <message>
        <source>Till removed</source>
        <translation>Caisse retirée</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>One stamp less</source>
        <translation>Un tampon de moins</translation>
    </message>
    <message>
        <source>One stamp more</source>
        <translation>Un tampon de plus</translation>
    </message>
</context>
<context>
    <name>StoryPanel</name>
    <message>
        <source>{what} for {who}</source>
        <translation>{what} pour {who}</translation>
    </message>
    <message>
        <source>Close the story</source>
        <translation>Fermer le détail</translation>
    </message>
    <message>
        <source>Undo with a manager&apos;s PIN</source>
        <translation>Annuler avec le PIN d’un responsable</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>{name} at {till}</source>
        <translation>{name}, {till}</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>pas encore</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Carte</translation>
    </message>
    <message>
        <source>Amount paid</source>
        <translation>Montant payé</translation>
    </message>
    <message>
        <source>Balance after</source>
        <translation>Solde après</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Autorisé par</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>With the server since</source>
        <translation>Sur le serveur depuis</translation>
    </message>
    <message>
        <source>Pass updated</source>
        <translation>Carte Wallet mise à jour</translation>
    </message>
    <message>
        <source>Program version</source>
        <translation>Version du programme</translation>
    </message>
</context>
<context>
    <name>SyncDetailPage</name>
    <message>
        <source>Sync</source>
        <translation>Synchronisation</translation>
    </message>
    <message>
        <source>Waiting here</source>
        <translation>En attente ici</translation>
    </message>
    <message>
        <source>Set aside by the server</source>
        <translation>Mis de côté par le serveur</translation>
    </message>
    <message>
        <source>For a manager to check</source>
        <translation>À vérifier par un responsable</translation>
    </message>
    <message>
        <source>Server: {name}</source>
        <translation>Serveur&#xa0;: {name}</translation>
    </message>
    <message>
        <source>This computer has no key store. The keys lie in a file only this user may read.</source>
        <translation>Cet ordinateur n’a pas de trousseau de clés. Les clés sont dans un fichier que seul cet utilisateur peut lire.</translation>
    </message>
    <message>
        <source>Syncing …</source>
        <translation>Synchronisation&#xa0;…</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Synchroniser</translation>
    </message>
    <message>
        <source>Never synced yet</source>
        <translation>Jamais encore synchronisé</translation>
    </message>
    <message>
        <source>Last synced {when}</source>
        <translation>Dernière synchronisation&#xa0;: {when}</translation>
    </message>
    <message numerus="yes">
        <source>Next try in %n second(s)</source>
        <translation>
            <numerusform>Prochain essai dans %n seconde</numerusform>
            <numerusform>Prochain essai dans %n secondes</numerusform>
        </translation>
    </message>
    <message>
        <source>What waits is safe on this till and goes out as soon as the server answers.</source>
        <translation>Ce qui attend est en sécurité sur cette caisse et part dès que le serveur répond.</translation>
    </message>
    <message>
        <source>The oldest is from {when}.</source>
        <translation>La plus ancienne opération date du {when}.</translation>
    </message>
    <message>
        <source>The server cannot be reached. Is the network plugged in?</source>
        <translation>Le serveur est injoignable. Le réseau est-il branché&#x202f;?</translation>
    </message>
    <message>
        <source>The server took too long to answer.</source>
        <translation>Le serveur a mis trop de temps à répondre.</translation>
    </message>
    <message>
        <source>The connection was cut in the middle of an answer.</source>
        <translation>La connexion a été coupée au milieu d’une réponse.</translation>
    </message>
    <message>
        <source>The server does not accept this till. Please call your manager.</source>
        <translation>Le serveur n’accepte pas cette caisse. Appelez un responsable.</translation>
    </message>
    <message>
        <source>Something else answered in place of the server: perhaps the Wi-Fi asks for a sign-in.</source>
        <translation>Autre chose a répondu à la place du serveur&#xa0;: le Wi-Fi demande peut-être une connexion.</translation>
    </message>
    <message>
        <source>The server has a problem of its own.</source>
        <translation>Le serveur a un problème.</translation>
    </message>
    <message>
        <source>This version of Stempel is too old for the server. Please update it.</source>
        <translation>Cette version de Stempel est trop ancienne pour le serveur. Mettez-la à jour.</translation>
    </message>
    <message>
        <source>The answer was not signed by our server. Please call your manager.</source>
        <translation>La réponse n’est pas signée par notre serveur. Appelez un responsable.</translation>
    </message>
    <message>
        <source>The answer could not be stored: is the disk full?</source>
        <translation>La réponse n’a pas pu être enregistrée&#xa0;: le disque est-il plein&#x202f;?</translation>
    </message>
</context>
<context>
    <name>TerminalsPage</name>
    <message>
        <source>Tills</source>
        <translation>Caisses</translation>
    </message>
    <message>
        <source>Tills · this one is {name}</source>
        <translation>Caisses · celle-ci est {name}</translation>
    </message>
    <message>
        <source>Waiting here</source>
        <translation>En attente ici</translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>Last synced</source>
        <translation>Dernière synchro</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Horloge</translation>
    </message>
    <message>
        <source>Other tills</source>
        <translation>Autres caisses</translation>
    </message>
    <message>
        <source>Last heard from</source>
        <translation>Dernières nouvelles</translation>
    </message>
    <message>
        <source>This is the only till.</source>
        <translation>C’est la seule caisse.</translation>
    </message>
    <message>
        <source>What a silent till has recorded is safe there and arrives once it is back.</source>
        <translation>Ce qu’une caisse muette a enregistré y est en sûreté et arrive à son retour.</translation>
    </message>
    <message>
        <source>not trusted</source>
        <translation>pas fiable</translation>
    </message>
    <message>
        <source>not compared yet</source>
        <translation>pas encore comparée</translation>
    </message>
    <message>
        <source>right</source>
        <translation>juste</translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s) off</source>
        <translation>
            <numerusform>%Ln seconde d&apos;écart</numerusform>
            <numerusform>%Ln secondes d&apos;écart</numerusform>
        </translation>
    </message>
    <message>
        <source>{when}, silent</source>
        <translation>{when}, muette</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>The server did not answer</source>
        <translation>Le serveur n’a pas répondu</translation>
    </message>
    <message>
        <source>Nothing was given, and nothing was lost.</source>
        <translation>Rien n’a été donné, rien n’est perdu.</translation>
    </message>
    <message>
        <source>Try again, or ask a manager.</source>
        <translation>Réessayez, ou demandez à un responsable.</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Un problème est survenu</translation>
    </message>
    <message>
        <source>Try again. If it happens again, restart Stempel.</source>
        <translation>Réessayez. Si cela se répète, redémarrez Stempel.</translation>
    </message>
    <message>
        <source>Stempel cannot save</source>
        <translation>Stempel ne peut pas enregistrer</translation>
    </message>
    <message>
        <source>It may not write to its folder. Call whoever set up this computer.</source>
        <translation>Il ne peut pas écrire dans son dossier. Appelez qui a installé cet ordinateur.</translation>
    </message>
    <message>
        <source>Restart Stempel. It keeps a second copy.</source>
        <translation>Redémarrez Stempel. Il garde une deuxième copie.</translation>
    </message>
    <message>
        <source>This version of Stempel is too old</source>
        <translation>Cette version de Stempel est trop ancienne</translation>
    </message>
    <message>
        <source>A newer version wrote the data. Please update Stempel.</source>
        <translation>Une version plus récente a écrit les données. Mettez Stempel à jour.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Le disque est plein</translation>
    </message>
    <message>
        <source>Free some space on this computer, then scan again.</source>
        <translation>Faites de la place sur cet ordinateur, puis scannez encore.</translation>
    </message>
    <message>
        <source>The data is in use</source>
        <translation>Les données sont déjà utilisées</translation>
    </message>
    <message>
        <source>Close the other Stempel window, then scan again.</source>
        <translation>Fermez l’autre fenêtre de Stempel, puis scannez encore.</translation>
    </message>
    <message>
        <source>The data is damaged</source>
        <translation>Les données sont endommagées</translation>
    </message>
</context>
<context>
    <name>TypeNumberPage</name>
    <message>
        <source>Type the card number</source>
        <translation>Tapez le numéro de carte</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Open the card</source>
        <translation>Ouvrir la carte</translation>
    </message>
    <message>
        <source>Nine letters, printed under the code on the card</source>
        <translation>Neuf lettres, imprimées sous le code de la carte</translation>
    </message>
    <message>
        <source>One letter is wrong. Please compare it with the card.</source>
        <translation>Une lettre n’est pas juste. Comparez avec la carte.</translation>
    </message>
    <message>
        <source>This till does not know that card. Scan it, or try again online.</source>
        <translation>Cette caisse ne connaît pas cette carte. Scannez-la, ou réessayez en ligne.</translation>
    </message>
</context>
<context>
    <name>WorkingStep</name>
    <message>
        <source>Pairing</source>
        <translation>Association</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} sur {total}</translation>
    </message>
    <message>
        <source>Asking the server</source>
        <translation>Contact avec le serveur</translation>
    </message>
    <message>
        <source>Receiving the shop&apos;s cards</source>
        <translation>Réception des cartes du commerce</translation>
    </message>
    <message>
        <source>Storing them safely</source>
        <translation>Enregistrement en lieu sûr</translation>
    </message>
</context>
</TS>
